/*
 * A yardstick that grows
 * difficulty: ★★★
 * points: 4
 * parts: forward 1, backward 3
 * time: two evenings
 *
 * A network that has seen distances up to 32 knows nothing of distance 500, and
 * no formula you choose for it will be the one it would have learned. But it
 * has seen *shares*: half of the way back to the beginning is half of the way
 * in a short text and in a long one. So measure with a yardstick that grows
 * with the text, and let a small network do what it likes with the reading.
 *
 * With `psi(x) = log(1 + c x)`, the reading for query `i` and key `j <= i` is
 *
 *     s = psi(i - j) / psi(max(L, i))
 *
 * `c` and `L` are learned, and above 0. The logarithm makes near distances
 * differ more than far ones. `L` is a threshold: in the first rows the
 * yardstick would be so short that one step is half of it, so it is never
 * shorter than `L`. A network with `K` hidden numbers makes of the reading a
 * bias for each head `h`:
 *
 *     u[k] = w1[k] s + b1[k]
 *     bias = b2[h] + the sum over k of w2[h][k] max(0, u[k])
 *
 * With `c = 1`, `L = 3`, `i = 1` and `j = 0`, `s` is 0.5.
 *
 * `yardstick_bias` adds the biases to `score`, `(H,T,T)`: head, query, key;
 * where `j > i` nothing changes. `yardstick_backward` gets `dscore` and adds to
 * the gradients of `w1`, `b1`, `w2`, `b2`, `c` and `L`. What `dscore` holds
 * where `j > i` doesn't count. `L` gets a gradient from the rows with `i < L`
 * only: where `i` is `L` or more, it is `i` that measures. No `u` of the cases
 * is 0. `T` may be 0. Take sums in `double`; four digits are compared (absolute
 * 1e-3, relative 1e-4).
 */
#include "8-growing-yardstick.h"
#include <math.h>

void yardstick_bias(const Yardstick *y, int T, float *score)
{
    // TODO: add each head's bias.
    (void)y, (void)T, (void)score;
}

void yardstick_backward(const Yardstick *y, int T, const float *dscore,
                        YardstickGradient to)
{
    // TODO: its gradient, added to where `to` points.
    (void)y, (void)T, (void)dscore, (void)to;
}
