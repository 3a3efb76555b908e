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
 */
#include "7-leaning-gate.h"
#include <math.h>

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
