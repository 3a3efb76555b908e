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
 *
 * hint: Both functions go through the same squares and look for the same
 *   pixel. Write a third one, which finds it: where in the plane of `H` by
 *   `W` is the largest of the square whose corner is row `r`, column `c`?
 * hint: Return the place, not the value: `x[place]` is the value anyway, and
 *   backward needs the place.
 * hint: Begin with the corner itself as the best so far. If you begin with
 *   a value of your own, 0 or `-FLT_MAX`, you will meet a square in which
 *   nothing is larger. And `>` keeps the first of equal ones.
 * hint: Number the results with one counter `n` that goes up by one for each
 *   square, colour by colour, row by row. Then it is `out[n] =
 *   plane[place]` in the one and `dplane[place] += dout[n]` in the other,
 *   with `plane = x + c * H * W`.
 * after: A maximum is a switch, and the gradient goes through the switch as
 *   it stood. At a tie the true slope does not exist; every library picks
 *   one of the answers, and two that pick differently train differently.
 */
#include "4-from-afar.h"

//! answer
/* The place in an (H,W) plane of the largest pixel of the P by P square whose
   first is at row r, column c; of equal ones the first. */
static int brightest(const float *plane, int W, int P, int r, int c)
{
    int best = r * W + c;
    for (int i = r; i < r + P; i++)
        for (int j = c; j < c + P; j++)
            if (plane[i * W + j] > plane[best])
                best = i * W + j;
    return best;
}

void max_pool(const float *x, int C, int H, int W, int P, int S, float *out)
{
    for (int k = 0; k < C; k++, x += H * W)
        for (int r = 0; r + P <= H; r += S)
            for (int c = 0; c + P <= W; c += S)
                *out++ = x[brightest(x, W, P, r, c)];
}

void max_pool_backward(const float *x, int C, int H, int W, int P, int S,
                       const float *dout, float *dx)
{
    for (int k = 0; k < C; k++, x += H * W, dx += H * W)
        for (int r = 0; r + P <= H; r += S)
            for (int c = 0; c + P <= W; c += S)
                dx[brightest(x, W, P, r, c)] += *dout++;
}
//! stub
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
//! end
