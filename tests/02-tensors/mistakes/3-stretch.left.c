/* You line the shapes up at their first axes. They are compared from the last:
   a (4) goes with every row of a (3,4), not with its columns. */
static Shape padded(Shape s, int ndim)
{
    for (; s.ndim < ndim; s.ndim++)
        s.dim[s.ndim] = 1;
    return s;
}

static int dim_from_last(Shape s, int r)
{
    return s.dim[s.ndim - 1 - r];
}

bool stretch_shape(Shape a, Shape b, Shape *out)
{
    Shape fit = { .ndim = a.ndim > b.ndim ? a.ndim : b.ndim };
    a = padded(a, fit.ndim);
    b = padded(b, fit.ndim);
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
    s = padded(s, result.ndim);
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
    if (!stretch_shape(a, b, &result))
        return;
    for (int n = 0; n < size_of(result); n++)
        out[n] = x[place_in(a, result, n)] * y[place_in(b, result, n)];
}

void stretch_mul_backward(Shape a, const float *x, Shape b, const float *y,
                          const float *dout, float *dx, float *dy)
{
    Shape result = { 0 };
    if (!stretch_shape(a, b, &result))
        return;
    for (int n = 0; n < size_of(result); n++) {
        int i = place_in(a, result, n), j = place_in(b, result, n);
        dx[i] += y[j] * dout[n];
        dy[j] += x[i] * dout[n];
    }
}
