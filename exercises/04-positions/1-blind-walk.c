/*
 * A walk in the dark
 * difficulty: ★
 * points: 2
 * parts: matrix 1, walk 1
 * time: 25 min
 *
 * Somebody hands you a row of the sinusoidal table and asks for the row that
 * stands `k` places further on. Which row it is they don't say, and you won't
 * ask. You don't have to know where you are in order to walk.
 *
 * The row of position `t` has `d` numbers, `d` even: with the speeds
 * `w[a] = 10000^(-2a/d)`, for `a` from 0 to `d/2 - 1`, number `2a` is
 * `sin(t w[a])`, and number `2a + 1` is `cos(t w[a])`. There is a matrix `M`,
 * `(d,d)`, that turns the row of `t`, read as a column, into the row of
 * `t + k`, and it is the same one for every `t`. For `d = 2` and `k = 1` it
 * takes (0, 1), which is position 0, to (0.841, 0.540).
 *
 * `walk_matrix` writes all of `M`, row by row. `walk` writes `M p` to `out`,
 * without the `d` times `d` multiplications. `out` may be the very array `p`.
 * And `p` may be any numbers, not only a row of the table: the sum of two
 * rows, say, or a row that a layer has made twice as long. `k` may be 0 or
 * negative, and lies between -300 and 300. An absolute error of 1e-3 is
 * allowed, and a relative one of 1e-4.
 */
#include "1-blind-walk.h"
#include <math.h>

void walk_matrix(int d, int k, float *M)
{
    // TODO: the matrix that takes the row of t to the row of t + k.
    (void)d, (void)k, (void)M;
}

void walk(int d, int k, const float *p, float *out)
{
    // TODO: that matrix times p.
    (void)d, (void)k, (void)p, (void)out;
}
