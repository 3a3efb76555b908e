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
 *
 * hint: What happens to the result when 100 is added to every `x`? Use that
 *   to move the values to where `exp` feels at home.
 * hint: Subtract the largest value `m` first, and add it at the end: `m + tau
 *   log(sum of exp((x - m) / tau))`. No exponent is above 0 now, and one of
 *   them is 0, so the sum `s` lies between 1 and `n`. Before that, ask
 *   whether `m` is `-INFINITY`: then `x - m` is NaN.
 * hint: The slope of `log(s)` is `1 / s`, and `exp((x[i] - m) / tau)` grows
 *   with `x[i]`. You know what comes out, each one's part of the sum, by the name
 *   of softmax: `p[i] = exp((x[i] - m) / tau) / s`, with `tau` gone.
 * hint: `tau` stands in two places: before the logarithm, where its slope is
 *   `log(s)`, and under each exponent, where it gives `-p[i] (x[i] - m) /
 *   tau`. Add them up, but leave out the `i` with `p[i]` equal to 0: 0 times
 *   infinity is NaN.
 * after: The gradient of the soft maximum is the softmax: each value is blamed
 *   for its part of the sum. And that of the temperature is the entropy of
 *   the softmax, the surprise one has to expect. Physicists have known the
 *   formula for a hundred years; they call it free energy.
 */
#include "6-soft-maximum.h"
#include <math.h>

//! answer
static float largest(const float *x, size_t n)
{
    float m = -INFINITY;
    for (size_t i = 0; i < n; i++)
        m = x[i] > m ? x[i] : m;
    return m;
}

/* Measured from the largest, m, no exponential overflows, and one of them is
   1, so their sum cannot vanish. */
static float sum_from(float m, const float *x, size_t n, float tau)
{
    float s = 0;
    for (size_t i = 0; i < n; i++)
        s += expf((x[i] - m) / tau);
    return s;
}

float soft_maximum(const float *x, size_t n, float tau)
{
    float m = largest(x, n);
    if (m == -INFINITY)
        return m;                       // x - m would be NaN
    return m + tau * logf(sum_from(m, x, n, tau));
}

/* The slope of tau is log s - sum of p (x - m) / tau: the entropy of p. */
void soft_maximum_backward(const float *x, size_t n, float tau, float dout,
                           float *dx, float *dtau)
{
    float m = largest(x, n);
    if (m == -INFINITY)
        return;
    float s = sum_from(m, x, n, tau), entropy = logf(s);
    for (size_t i = 0; i < n; i++) {
        float p = expf((x[i] - m) / tau) / s;
        dx[i] += dout * p;
        if (p > 0)                      // 0 times infinity is NaN
            entropy -= p * (x[i] - m) / tau;
    }
    *dtau += dout * entropy;
}
//! stub
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
//! end
