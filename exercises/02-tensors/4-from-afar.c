/*
 * Seen from afar
 * difficulty: ★★
 * points: 3
 * parts: forward 1, backward 2
 * time: 45 min
 *
 * The camera in the greenhouse looks for aphids. Far too many pixels; so the
 * picture is made smaller, and of each little square only the brightest pixel
 * is kept: wherever in the square the aphid sits, it is seen. Networks for
 * images have long done this, under the name of max-pooling.
 *
 * The image `x` has `C` colours of `H` rows of `W` pixels, `(C,H,W)`. Each
 * colour is treated on its own. A square has `P` by `P` pixels, and squares
 * start at rows and columns 0, `S`, `2 S`, …, as long as they lie wholly
 * inside: there are `(H - P) / S + 1` of them down and `(W - P) / S + 1`
 * across, rounded down. Where `S` is less than `P` they overlap. Write the
 * largest value of each to `out`.
 *
 * Backwards, the brightest pixel alone is to blame: add each `dout` to its
 * entry of `dx`, and nothing to the others. Of several equally bright pixels
 * in a square, the first is meant, from top to bottom and from left to right.
 * Pixels of two squares may be blamed twice. `P` and `S` are at least 1, and
 * `P` is at most `H` and at most `W`. A pixel may be `-INFINITY` (a dead one),
 * but none is NaN. Write to nothing else, and allocate nothing.
 */
#include "4-from-afar.h"

void max_pool(const float *x, int C, int H, int W, int P, int S, float *out)
{
    // TODO: the largest of each square.
    (void)x, (void)C, (void)H, (void)W, (void)P, (void)S, (void)out;
}

void max_pool_backward(const float *x, int C, int H, int W, int P, int S,
                       const float *dout, float *dx)
{
    // TODO: each dout, added where the largest was.
    (void)x, (void)C, (void)H, (void)W, (void)P, (void)S;
    (void)dout, (void)dx;
}
