/*
 * The soft maximum
 * difficulty: ★★
 * points: 3
 * parts: values 1, gradients 2
 * time: 45 min
 *
 * The maximum is a switch: only the largest value counts, and a hair's
 * breadth decides. There is a gentle one, in which everybody counts a little:
 *
 *     tau log(exp(x[0] / tau) + exp(x[1] / tau) + … + exp(x[n-1] / tau))
 *
 * Of 3 and 1 with `tau` 1 it is 3.127; with `tau` 0.25, hardly more than 3.
 * The temperature `tau` says how gentle: when it is cold the largest rules,
 * when it is hot all are alike. And since it is a number like any other, it
 * can be learned, if somebody knows its gradient.
 *
 * `soft_maximum` returns the result for `n` floats. `soft_maximum_backward`
 * adds its gradients, times `dout`: that of each value to `dx`, that of the
 * temperature to `*dtau`. The formula as it stands can't be used: `exp(1000)`
 * is infinite, and the sum of `exp(-1000)` is 0, whose logarithm is
 * `-INFINITY`; the answers for 1000 alone and -1000 alone are 1000 and -1000.
 *
 * A value may be `-INFINITY`, which adds nothing and receives nothing; none is
 * `INFINITY` or NaN. With no values at all, or with `-INFINITY` alone, the
 * result is `-INFINITY`, and nothing is added anywhere. `tau` is above 0.
 * Numbers are compared to five digits; the functions of `math.h` are yours.
 */
#include "6-soft-maximum.h"
#include <math.h>

float soft_maximum(const float *x, size_t n, float tau)
{
    // TODO: tau times the logarithm of the sum of the exponentials.
    (void)x, (void)n, (void)tau;
    return 0;
}

void soft_maximum_backward(const float *x, size_t n, float tau, float dout,
                           float *dx, float *dtau)
{
    // TODO: its gradients, added to dx and to dtau.
    (void)x, (void)n, (void)tau, (void)dout, (void)dx, (void)dtau;
}
