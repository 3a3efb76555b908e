/*
 * A gate that leans
 * difficulty: ★★
 * points: 3
 * parts: forward 1, backward 2
 * time: 75 min
 *
 * Behind every attention stands an MLP: a wide matrix, a bend, a narrow
 * matrix. Somebody tried other bends and found a kind that was a little better:
 * two wide matrices in place of one, where what comes out of the first is a
 * gate for the second. Why, the paper does not say: it offers no explanation,
 * and attributes the success, as all else, to divine benevolence.
 *
 * The gate is `silu(a) = a / (1 + exp(-a))`: nearly `a` where `a` is large,
 * nearly 0 where it is far below zero, and in between it leans a little below
 * zero. For each row `x` of `C` numbers,
 *
 *     a = gate x                 (H)
 *     b = up x                   (H)
 *     y = down (silu(a) b)       (C), the product entry by entry
 *
 * `gate` and `up` are `(H,C)`, `down` is `(C,H)`: row `o` of a matrix has the
 * weights of output `o`. For `x = 2` and all three weights 1, `a = b = 2` and
 * `y = 3.523`.
 *
 * `gated_mlp` writes `y` for `N` rows. `gated_mlp_backward` gets `dy` and adds
 * to `dx`, `dgate`, `dup` and `ddown`. `a` may be 200 or -200: nothing must be
 * infinite there, or NaN. Take sums in `double`; four digits are compared
 * (absolute 1e-3, relative 1e-4). `N` may be 0. You may allocate memory; give
 * it back.
 *
 * hint: `1 / (1 + exp(-a))` is fine at both ends: `exp(200)` fits in a double,
 *   and in a float it is infinite, and 1 / infinity is 0. But `exp(a) / (1 +
 *   exp(a))` is infinity over infinity.
 * hint: Call `s = 1 / (1 + exp(-a))`, so that `silu = a s`. The slope of `s` is
 *   `s (1 - s)`. Both factors of `a s` change with `a`: its slope is
 *   `s + a s (1 - s)`.
 * hint: Backward for one row: `ddown[c][h]` collects `dy[c] silu(a[h]) b[h]`.
 *   What arrives at hidden unit `h` is `g`, the sum of `dy[c] down[c][h]` over
 *   c. Then `da = g b slope` and `db = g silu(a)`.
 * hint: Two matrices read `x`, so both write to its gradient: `dx[i]` collects
 *   `da[h] gate[h][i] + db[h] up[h][i]`, `dgate[h][i]` collects `da[h] x[i]`,
 *   and `dup[h][i]` collects `db[h] x[i]`, over all rows.
 * after: Three matrices where there were two; to be fair, H is made two thirds
 *   of what it was, which is where the odd widths like 11,008 come from. The
 *   sentence about divine benevolence really stands in it (Shazeer, 2020).
 */
#include "7-leaning-gate.h"
#include <math.h>

//! answer
static double dot(const float *a, const float *b, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += (double)a[i] * b[i];
    return sum;
}

static double sigmoid(double a)
{
    return 1 / (1 + exp(-a));
}

void gated_mlp(const Gated *w, int N, const float *x, float *y)
{
    int C = w->C;
    for (int r = 0; r < N; r++, x += C, y += C) {
        double hidden[w->H];
        for (int h = 0; h < w->H; h++) {
            double a = dot(w->gate + h * C, x, C);
            hidden[h] = a * sigmoid(a) * dot(w->up + h * C, x, C);
        }
        for (int c = 0; c < C; c++) {
            double sum = 0;
            for (int h = 0; h < w->H; h++)
                sum += w->down[c * w->H + h] * hidden[h];
            y[c] = (float)sum;
        }
    }
}

/* What one row brings to hidden unit h, and through it to x. */
static void unit_backward(const Gated *w, int h, const float *x,
                          const float *dy, GatedGradient to)
{
    int C = w->C, H = w->H;
    double a = dot(w->gate + h * C, x, C), b = dot(w->up + h * C, x, C);
    double s = sigmoid(a), g = 0;
    for (int c = 0; c < C; c++) {
        to.ddown[c * H + h] += (float)(dy[c] * a * s * b);
        g += (double)dy[c] * w->down[c * H + h];
    }
    double da = g * b * (s + a * s * (1 - s)), db = g * a * s;
    for (int i = 0; i < C; i++) {
        to.dgate[h * C + i] += (float)(da * x[i]);
        to.dup[h * C + i] += (float)(db * x[i]);
        to.dx[i] += (float)(da * w->gate[h * C + i] + db * w->up[h * C + i]);
    }
}

void gated_mlp_backward(const Gated *w, int N, const float *x,
                        const float *dy, GatedGradient to)
{
    for (int r = 0; r < N; r++) {
        for (int h = 0; h < w->H; h++)
            unit_backward(w, h, x, dy, to);
        x += w->C;
        dy += w->C;
        to.dx += w->C;
    }
}
//! stub
void gated_mlp(const Gated *w, int N, const float *x, float *y)
{
    // TODO: down (silu(gate x) times up x), for each row.
    (void)w, (void)N, (void)x, (void)y;
}

void gated_mlp_backward(const Gated *w, int N, const float *x,
                        const float *dy, GatedGradient to)
{
    // TODO: its gradient, added to where `to` points.
    (void)w, (void)N, (void)x, (void)dy, (void)to;
}
//! end
