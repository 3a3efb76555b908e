/*
 * The same on every diagonal
 * difficulty: ★★★
 * points: 4
 * parts: short 1, long 1, gradients 2
 * time: a weekend
 *
 * Several schemes of this chapter add, in the end, numbers that come from
 * positions alone, and that depend on the distance only. As a matrix they have
 * one number on a diagonal, from one end to the other. For 130,000 tokens
 * that's 16,900,000,000 numbers, of which 259,999 are different. Must one
 * really multiply by all of them?
 *
 * `b` holds one number for each distance, from `-(T - 1)` to `T - 1`, and
 * makes the matrix `B[i][j] = b[T - 1 + i - j]`, `(T,T)`. `diagonals_times`
 * writes `y = B x` for a column `x` of `T` numbers:
 *
 *     y[i] = the sum over j of b[T - 1 + i - j] x[j]
 *
 * For `T = 2`, `b` = (1, 2, 3) and `x` = (10, 100), `y` is (120, 230).
 * `diagonals_backward` gets `dy` and adds to the gradients of `b` and `x`.
 *
 * In the long cases `T` is up to 130,000, and there is no time for `T T`
 * products: `T (log T)^2` is quick enough, and `T^1.6` is not. All numbers are
 * between -1 and 1. Compute in `double`; an absolute error of 1e-3 is allowed,
 * and a relative one of 1e-4. `T` may be 0. You may allocate memory; give it
 * back.
 */
#include "9-same-diagonal.h"
#include <math.h>
#include <stdlib.h>

void diagonals_times(int T, const float *b, const float *x, float *y)
{
    // TODO: B times x.
    (void)T, (void)b, (void)x, (void)y;
}

void diagonals_backward(int T, const float *b, const float *x, const float *dy,
                        float *db, float *dx)
{
    // TODO: the gradients of b and x.
    (void)T, (void)b, (void)x, (void)dy, (void)db, (void)dx;
}
