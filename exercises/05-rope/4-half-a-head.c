/*
 * Half a head turns
 * difficulty: ★★
 * points: 3
 * parts: forward 1, backward 2
 * time: 60 min
 *
 * Must a whole head know the time? In GPT-NeoX-20B a head has 96 numbers, and
 * only the first 24 of them turn; the rest is an attention without positions.
 * Code that turns all 96 loads the same weights, and not a word of complaint
 * is heard until one reads what the model writes.
 *
 * A head has `D` numbers, and the first `R` of them turn; `R` is even and may
 * be anything from 0 to `D`. These `R` numbers are a small head of their own:
 * it has `R/2` pairs, pair `a` is made of the numbers `a` and `a + R/2`, and
 * its speed is `base^(-2a/R)`. In row `t` it turns by `place[t]` times that:
 * from `(x, y)` to `(x cos - y sin, x sin + y cos)`. The other `D - R` numbers
 * stay as they are. With `D = 3`, `R = 2` and the place 1, the row `(1, 0, 5)`
 * becomes `(0.5403, 0.8415, 5)`.
 *
 * `turn_front` writes `y` for `T` rows; `y` may be the very array `x`. Places
 * need not be 0, 1, 2, …: they are floats, up to a hundred thousand, and may
 * be something and a quarter, or negative. Compute angles in `double`.
 *
 * `turn_front_backward` gets `dy` and adds to `dx`. And since places are
 * numbers like others, it also answers what nobody asks: would the row rather
 * stand somewhere else? It adds the gradient of each place to `dplace`. `x` is
 * what came in, and no two arrays overlap here.
 *
 * `T` may be 0. Outputs are compared with an absolute error of 1e-4 and a
 * relative one of 1e-4.
 */
#include "4-half-a-head.h"
#include <math.h>

void turn_front(Front f, int T, const float *place, const float *x, float *y)
{
    // TODO: the first R numbers of each row turned, the others as they are.
    (void)f, (void)T, (void)place, (void)x, (void)y;
}

void turn_front_backward(Front f, int T, const float *place, const float *x,
                         const float *dy, float *dx, float *dplace)
{
    // TODO: its gradient, added to dx and dplace.
    (void)f, (void)T, (void)place, (void)x, (void)dy, (void)dx, (void)dplace;
}
