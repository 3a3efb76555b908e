/* 6-soft-maximum.h: a maximum that can be derived. */
#pragma once
#include <stddef.h>

/* tau log(exp(x[0] / tau) + ... + exp(x[n-1] / tau)), where tau > 0. Values
   may be -INFINITY, but neither +INFINITY nor NaN. Of no values at all, or of
   -INFINITY alone, it is -INFINITY. */
float soft_maximum(const float *x, size_t n, float tau);

/* Its gradient: adds what dout brings to dx[0], ..., dx[n-1] and to *dtau. */
void soft_maximum_backward(const float *x, size_t n, float tau, float dout,
                           float *dx, float *dtau);
