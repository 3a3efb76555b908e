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
 */
#include "14-left-over.h"
#include <math.h>

float careful_dot(const float *x, const float *y, size_t n)
{
    // TODO: the dot product, without losing anything.
    (void)x, (void)y, (void)n;
    return 0;
}
