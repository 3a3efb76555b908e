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
 *
 * hint: Write a function that gives `s` for `i` and `j`, and one that gives a
 *   head's bias for `s`. The whole forward pass is then three loops.
 * hint: Backward for one pair `(i,j)`: the heads share the hidden numbers. What
 *   arrives at `max(0, u[k])` is `g`, the sum over the heads of `dscore` times
 *   `w2[h][k]`; it goes on only if `u[k] > 0`. Then `db1[k]` collects `g`,
 *   `dw1[k]` collects `g s`, and what arrives at `s` is the sum of
 *   `g w1[k]` over all `k`.
 * hint: `s` is a quotient, `a / b` with `a = psi(i - j)` and
 *   `b = psi(max(L, i))`, and `c` is in both. The slope of a quotient is
 *   `(a' - s b') / b`, where `'` means by `c`. By `c`, `psi(x)` has the slope
 *   `x / (1 + c x)`.
 * hint: `L` is in `b` only, so the slope of `s` by `L` is `-s b' / b`, and now
 *   `b' = c / (1 + c L)`. To test yourself: change `c` by a thousandth, and see
 *   whether the sum of all `dscore` times the bias changes by a thousandth of
 *   `dc`.
 * after: It is called FIRE, and with the right little network it can be T5's
 *   buckets, ALiBi or KERPLE; its authors prove that (Li et al., 2024). What it
 *   can't be is a function of the distance alone: the same two neighbours are
 *   further apart, to it, at the beginning of a text than at its end.
 */
#include "8-growing-yardstick.h"
#include <math.h>

//! answer
/* A reading, and its slopes by c and by L. */
typedef struct { double s, by_c, by_L; } Reading;

static Reading reading(const Yardstick *y, int i, int j)
{
    double c = y->c, n = i - j, full = fmax(y->L, i);
    double a = log1p(c * n), b = log1p(c * full);
    Reading r = { .s = a / b };
    r.by_c = (n / (1 + c * n) - r.s * full / (1 + c * full)) / b;
    if (i < y->L)
        r.by_L = -r.s * c / (1 + c * full) / b;
    return r;
}

static double bias(const Yardstick *y, int h, double s)
{
    double sum = y->b2[h];
    for (int k = 0; k < y->K; k++) {
        double u = y->w1[k] * s + y->b1[k];
        if (u > 0)
            sum += y->w2[h * y->K + k] * u;
    }
    return sum;
}

void yardstick_bias(const Yardstick *y, int T, float *score)
{
    for (int h = 0; h < y->H; h++)
        for (int i = 0; i < T; i++)
            for (int j = 0; j <= i; j++)
                score[(h * T + i) * T + j] +=
                    (float)bias(y, h, reading(y, i, j).s);
}

/* One pair, through the network; dbias of head h stands at h * stride. Returns
   what arrives at the reading. */
static double pair_backward(const Yardstick *y, double s, const float *dbias,
                            int stride, YardstickGradient to)
{
    int K = y->K;
    double ds = 0;
    for (int h = 0; h < y->H; h++)
        to.db2[h] += dbias[h * stride];
    for (int k = 0; k < K; k++) {
        double u = y->w1[k] * s + y->b1[k], g = 0;
        if (u <= 0)
            continue;
        for (int h = 0; h < y->H; h++) {
            g += (double)dbias[h * stride] * y->w2[h * K + k];
            to.dw2[h * K + k] += (float)(dbias[h * stride] * u);
        }
        to.db1[k] += (float)g;
        to.dw1[k] += (float)(g * s);
        ds += g * y->w1[k];
    }
    return ds;
}

void yardstick_backward(const Yardstick *y, int T, const float *dscore,
                        YardstickGradient to)
{
    double dc = 0, dL = 0;
    for (int i = 0; i < T; i++)
        for (int j = 0; j <= i; j++) {
            Reading r = reading(y, i, j);
            double ds = pair_backward(y, r.s, dscore + i * T + j, T * T, to);
            dc += ds * r.by_c;
            dL += ds * r.by_L;
        }
    *to.dc += (float)dc;
    *to.dL += (float)dL;
}
//! stub
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
//! end
