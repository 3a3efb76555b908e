/*
 * What is left over
 * difficulty: ★★
 * points: 3
 * parts: spikes 2, long 1
 * time: 45 min
 *
 * Every entry of a matrix product is a row laid along a column, a *dot product*:
 * a long sum in which large numbers come and go. `1e20 + 1 - 1e20` is 0 in
 * floating point, in `float` and in `double` alike: the 1 was rounded away
 * while the large number was there. But it is not lost. At the moment of
 * the rounding, one can still work out *exactly* what was taken away.
 *
 * Return `x[0] y[0] + … + x[n-1] y[n-1]`, rounded to float once, at the very
 * end. In between, nothing may be lost: the result must be as good as if you
 * had added up with twice the digits of a `double`. The products go up to
 * 1e20 and the result may be a thousand, or a quarter: six digits of it are
 * compared (relative 1e-6, absolute 1e-6). `n` may be 0, and a hundred
 * thousand. No product is infinite, and none is NaN.
 *
 * There is no need for a larger type, and none is wide enough: `long double`
 * is not either. Two doubles will do. The compiler may not reorder floating
 * point sums (without `-ffast-math`, which is not used here), so what you
 * write is what is computed.
 *
 * hint: The products first. A float has 24 binary digits, a double 53. How
 *   many digits does the product of two floats have? So with one cast no
 *   product is ever rounded, and only the sum is left.
 * hint: Add a small `p` to a large `sum`: `t = sum + p` is rounded. Then
 *   `t - sum` is the part of `p` that arrived, and `p - (t - sum)` the part
 *   that did not; both differences are exact. Collect those parts in
 *   a second double.
 * hint: That was for `|sum| >= |p|`. If the spike comes to the small sum, the
 *   *sum* is what gets rounded away. Then they change parts: what did not
 *   arrive is `sum - (t - p)`.
 * hint: `lost += fabs(sum) >= fabs(p) ? (sum - t) + p : (p - t) + sum;` and
 *   `sum = t;` for each product, and `(float)(sum + lost)` after the last. Don't add
 *   `lost` to `sum` any earlier: there it would be rounded away again.
 * after: The error of a floating-point sum is itself a floating-point number,
 *   and one subtraction and one addition find it. Kahan knew it in 1965, Neumaier mended
 *   the case of the newcomer that is larger than the sum. With `-ffast-math`
 *   the compiler proves that `lost` is always 0, and removes it.
 */
#include "14-left-over.h"
#include <math.h>

//! answer
/* sum + lost is the exact sum so far, as nearly as two doubles can say it: sum
   is what rounding left, and lost is what it took. */
float careful_dot(const float *x, const float *y, size_t n)
{
    double sum = 0, lost = 0;
    for (size_t i = 0; i < n; i++) {
        double p = (double)x[i] * y[i];         // exact: 24 + 24 digits
        double t = sum + p;
        if (fabs(sum) >= fabs(p))
            lost += (sum - t) + p;
        else
            lost += (p - t) + sum;
        sum = t;
    }
    return (float)(sum + lost);
}
//! stub
float careful_dot(const float *x, const float *y, size_t n)
{
    // TODO: the dot product, without losing anything.
    (void)x, (void)y, (void)n;
    return 0;
}
//! end
