/* 3-stretch.h: a product of arrays of different shapes, and its gradient. */
#pragma once
#include <stdbool.h>

/* 0 to 4 axes, outermost first; a dim may be 0. */
typedef struct {
    int ndim, dim[4];
} Shape;

/* Whether the two fit, axis by axis from the last; if so *out is the shape of
   the result, otherwise it stays as it is. */
bool stretch_shape(Shape a, Shape b, Shape *out);

/* out = x y, element by element, where each of the two is repeated along the
   axes on which it is shorter. The shapes fit. */
void stretch_mul(Shape a, const float *x, Shape b, const float *y,
                 float *out);

/* Its gradient: adds to dx, of shape a, and to dy, of shape b. dx and dy may
   be the same array (and are, when x and y are). */
void stretch_mul_backward(Shape a, const float *x, Shape b, const float *y,
                          const float *dout, float *dx, float *dy);
