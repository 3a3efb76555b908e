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
 */
#include "3-stretch.h"

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
