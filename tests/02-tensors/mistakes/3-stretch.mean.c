/* You divide the gradient of a stretched entry by how often it was used. Each
   use moves the result on its own: their effects are added up, not
   averaged. */
/* Dim number r of a shape, counted from the last axis; 1 where it has none. */
static int dim_from_last(Shape s, int r)
{
    return r < s.ndim ? s.dim[s.ndim - 1 - r] : 1;
}

bool stretch_shape(Shape a, Shape b, Shape *out)
{
    Shape fit = { .ndim = a.ndim > b.ndim ? a.ndim : b.ndim };
    for (int r = 0; r < fit.ndim; r++) {
        int p = dim_from_last(a, r), q = dim_from_last(b, r);
        if (p != q && p != 1 && q != 1)
            return false;
        fit.dim[fit.ndim - 1 - r] = p == 1 ? q : p;     // 0 and 1 give 0
    }
    *out = fit;
    return true;
}

static int size_of(Shape s)
{
    int size = 1;
    for (int r = 0; r < s.ndim; r++)
        size *= s.dim[r];
    return size;
}

/* Which entry of an array of shape s is used for element n of the result. */
static int place_in(Shape s, Shape result, int n)
{
    int place = 0, stride = 1;
    for (int r = 0; r < s.ndim; r++) {
        int index = n % dim_from_last(result, r);
        n /= dim_from_last(result, r);
        if (dim_from_last(s, r) > 1)
            place += index * stride;
        stride *= dim_from_last(s, r);
    }
    return place;
}

void stretch_mul(Shape a, const float *x, Shape b, const float *y,
                 float *out)
{
    Shape result = { 0 };
    stretch_shape(a, b, &result);
    for (int n = 0; n < size_of(result); n++)
        out[n] = x[place_in(a, result, n)] * y[place_in(b, result, n)];
}

void stretch_mul_backward(Shape a, const float *x, Shape b, const float *y,
                          const float *dout, float *dx, float *dy)
{
    Shape result = { 0 };
    stretch_shape(a, b, &result);
    for (int n = 0; n < size_of(result); n++) {
        int i = place_in(a, result, n), j = place_in(b, result, n);
        dx[i] += y[j] * dout[n] * (float)size_of(a) / (float)size_of(result);
        dy[j] += x[i] * dout[n] * (float)size_of(b) / (float)size_of(result);
    }
}
