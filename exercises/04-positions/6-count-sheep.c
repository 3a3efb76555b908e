/*
 * Count only the sheep
 * difficulty: ★★
 * points: 3
 * parts: places 1, attend 2
 * time: 75 min
 *
 * "Three sentences ago" is easy to say, and no scheme of this chapter can say
 * it. They count tokens, and a sentence has as many as it likes. The cure:
 * let the query decide what counts. One head may count full stops, another one
 * verbs, and a third, who can't sleep, sheep.
 *
 * For the query `i` and a key `m`, `x(i,m) = q[i] k[m] / sqrt(D)`, the score
 * as ever. The key counts for as much as a *gate* says,
 * `g(i,m) = 1 / (1 + exp(-x(i,m)))`: 1 for a sheep, 0 for anything else, and
 * for most a bit of both. The *place* of key `j` is how much has been counted
 * from there up to the query:
 *
 *     place(i,j) = g(i,j) + g(i,j+1) + ... + g(i,i)     for j <= i
 *
 * and `P - 1` where that would be more. With `P` large and all scores 0, the
 * query counts half a sheep for each token, and its own place is 0.5.
 *
 * There are `P` learned vectors `e[0]` to `e[P - 1]`, for whole places. The
 * query meets the two on both sides of a place and mixes: with `n` whole and
 * `f` from 0 up to 1, place `n + f` gives
 *
 *     (1 - f) q[i] e[n] + f q[i] e[n + 1]
 *
 * This is added to `x(i,j)`, as it is: it is not divided by `sqrt(D)`. Then
 * come the softmax over the keys 0 to `i` and the mean of their values.
 *
 * `sheep_places` writes the places, `(T,T)`, with 0 where `j > i`.
 * `sheep_attend` writes the head's output, `(T,D)`. Scores may be large: 1,000
 * or -1,000. `P` may be 1, which is one place for everybody. `T` may be 0. Take
 * sums in `double`; four digits are compared (absolute 1e-3, relative 1e-4).
 */
#include "6-count-sheep.h"
#include <math.h>
#include <stdlib.h>

void sheep_places(int T, int D, int P, const float *q, const float *k,
                  float *place)
{
    // TODO: the place of each key, as each query counts.
    (void)T, (void)D, (void)P, (void)q, (void)k, (void)place;
}

void sheep_attend(int T, int D, int P, const float *q, const float *k,
                  const float *v, const float *e, float *out)
{
    // TODO: attention, with what the query hears of each place.
    (void)T, (void)D, (void)P, (void)q, (void)k, (void)v, (void)e, (void)out;
}
