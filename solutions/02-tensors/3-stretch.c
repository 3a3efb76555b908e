/*
 * Where the copies went
 * difficulty: ★★
 * points: 3
 * parts: forward 1, backward 2
 * time: 50 min
 *
 * Three greenhouses report 24 readings each, and each has a thermometer that
 * is off by a factor of its own. Correcting them is a product of a (3, 24)
 * array with a (3, 1) array: the one column is used 24 times. In the gradient
 * of that factor all 24 uses must be heard.
 *
 * Two shapes are compared axis by axis *from the last to the first*. On each
 * axis the dims must be equal, or one of them 1, which is then repeated as
 * often as the other says. Missing axes in front count as 1. So (3, 24) and
 * (3, 1) give (3, 24), (3, 1) and (5) give (3, 5), and (3, 24) and (3) don't
 * fit. A dim may be 0 (with 1 it gives 0, with 5 it does not fit), and a
 * shape may have no axes at all: it holds one number.
 *
 * `stretch_shape` says whether two shapes fit, and writes the shape of the
 * result, which has as many axes as the longer of the two. `stretch_mul`
 * writes the product of `x` (shape `a`) and `y` (shape `b`), row-major.
 * `stretch_mul_backward` gets the gradient `dout` of that product and adds
 * what is due to `dx`, in shape `a`, and to `dy`, in shape `b`. Both may be
 * the same array, when something was multiplied by itself. Numbers are
 * compared to five digits. Write to nothing else.
 *
 * hint: First without any stretching: `out = x y`, number by number. The
 *   product rule gives `dx += y dout`, `dy += x dout`. It is the same with
 *   stretching, except for the question *which* entry of `x` was used.
 * hint: Write one function that, for element `n` of the result, gives the
 *   place in an array of shape `a`. Go through the axes from the last: the
 *   index is `n % dim` of the *result*, and `n / dim` is left.
 * hint: Along an axis where `a` has dim 1 its index is always 0. Keep a
 *   stride that starts at 1 and grows by `a`'s dims on the way: `place +=
 *   index * stride`, where the index is 0 for a dim of 1.
 * hint: Then the whole backward is one loop over the elements of the result:
 *   `dx[i] += y[j] * dout[n]; dy[j] += x[i] * dout[n];` with `i` and `j` from
 *   that function. Entries used 24 times get 24 additions by themselves.
 * after: Repeating an entry forwards means summing backwards. The bias of a
 *   layer, the gain of a norm and a learned temperature all get their
 *   gradients from this one rule.
 */
#include "3-stretch.h"

//! answer
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
        dx[i] += y[j] * dout[n];
        dy[j] += x[i] * dout[n];
    }
}
//! stub
bool stretch_shape(Shape a, Shape b, Shape *out)
{
    // TODO: whether they fit, and what comes out.
    (void)a, (void)b, (void)out;
    return false;
}

void stretch_mul(Shape a, const float *x, Shape b, const float *y,
                 float *out)
{
    // TODO: the product.
    (void)a, (void)x, (void)b, (void)y, (void)out;
}

void stretch_mul_backward(Shape a, const float *x, Shape b, const float *y,
                          const float *dout, float *dx, float *dy)
{
    // TODO: its gradient, added to dx and dy.
    (void)a, (void)x, (void)b, (void)y, (void)dout, (void)dx, (void)dy;
}
//! end
