/*
 * Some hands may rest
 * difficulty: ★
 * points: 2
 * parts: speeds 1, rest 1
 * time: 20 min
 *
 * The slowest hands of the clock hardly move within a text. Somebody looked at
 * what a trained model does with them and found that it doesn't read the time
 * from them at all: it keeps there what has nothing to do with *where* a word
 * stands. Over a text that is long enough, even the slowest hand spoils that.
 * So stop it.
 *
 * `speeds_with_rest` writes the speeds of the `D/2` pairs of a head, in
 * radians a place. Only a part `p` of the pairs turns, the fastest ones: the
 * first `n = floor(p D/2)`. Pair `a` of these has the speed that it has
 * anyway, `base^(-2a/D)`; the others have the speed 0. It returns `n`. With
 * `D = 8`, `base = 10000` and `p = 0.5`, the speeds are 1, 0.1, 0 and 0.
 *
 * `score_at_rest` gets a query and a key of `D` numbers each, not turned, and
 * speeds. It returns the part of their dot product that is the same whatever
 * their distance: that of the pairs whose speed is 0. Here the pairs are made
 * as in Llama, of the numbers `a` and `a + D/2` of a row.
 *
 * `D` is even and at least 2, `p` is a multiple of 1/16 from 0 to 1, and
 * `base` is at least 1. If no pair rests, the score is 0. Six digits are
 * compared.
 */
#include "2-hands-at-rest.h"
#include <math.h>

int speeds_with_rest(double *speed, int D, double base, double p)
{
    // TODO: the fastest pairs turn, the others rest.
    (void)speed, (void)D, (void)base, (void)p;
    return -1;
}

double score_at_rest(const float *q, const float *k, int D,
                     const double *speed)
{
    // TODO: the part of the score that no distance changes.
    (void)q, (void)k, (void)D, (void)speed;
    return -1;
}
