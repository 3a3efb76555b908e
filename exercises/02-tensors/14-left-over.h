/* 14-left-over.h: a dot product that keeps what rounding takes away. */
#pragma once
#include <stddef.h>

/* x[0] y[0] + ... + x[n-1] y[n-1], as good as if all of it were added up with
   twice the digits of a double, and rounded to float once. */
float careful_dot(const float *x, const float *y, size_t n);
