/* 2-views.h: the same numbers, looked at in another way. */
#pragma once
#include <stddef.h>

/* Element (i, j, ...) is data[start + i stride[0] + j stride[1] + ...].
   1 to 4 axes, outermost first; a dim may be 0. */
typedef struct {
    int ndim, dim[4], stride[4], start;
} View;

/* All of an array with these dims, row-major. */
View view_of(int ndim, const int *dim);
/* Axes a and b (which may be the same) change places. */
View view_swap(View v, int a, int b);
/* Along the axis only elements from, from + step, ...: count of them, all of
   which exist. step may be negative, but not 0. */
View view_slice(View v, int axis, int from, int count, int step);
/* Along the axis, of dim 1, its one element appears count times. */
View view_stretch(View v, int axis, int count);

/* Writes the view's elements to out, row-major; data is only read. */
void view_copy(View v, const float *data, float *out);
/* The gradient of that: adds each element of dout to the entry of ddata that
   it was copied from. */
void view_copy_backward(View v, const float *dout, float *ddata);
