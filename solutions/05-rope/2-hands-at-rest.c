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
 *
 * hint: The speeds of the turning pairs are not spread anew: pair 0 and pair 1
 *   are what they are in a head in which all pairs turn. What changes is what
 *   stands behind them.
 * hint: A conversion to `int` cuts off what is behind the point, which for
 *   numbers that are not negative is `floor`. `p * D / 2` is exact for these
 *   `p`.
 * hint: `pow(base, -2.0 * a / D)`: is the 2 there, and is it a double's
 *   division?
 * hint: Where is pair `a` in the row? Its numbers are `q[a]` and `q[a + D/2]`;
 *   if it rests, it adds `q[a] k[a] + q[a + D/2] k[a + D/2]`.
 * after: Barbero and others (2024) call it p-RoPE. In Gemma 7B they found the
 *   slowest pairs used for meaning and the fastest for place. Transformers
 *   knows it as "proportional", and its default for Gemma 4's layers with a
 *   full view turns one pair in four, with a base of a million.
 */
#include "2-hands-at-rest.h"
#include <math.h>

//! answer
int speeds_with_rest(double *speed, int D, double base, double p)
{
    int n = (int)(p * D / 2);
    for (int a = 0; a < D / 2; a++)
        speed[a] = a < n ? pow(base, -2.0 * a / D) : 0;
    return n;
}

double score_at_rest(const float *q, const float *k, int D,
                     const double *speed)
{
    double sum = 0;
    for (int a = 0; a < D / 2; a++) {
        int b = a + D / 2;              // the pair's other number
        if (speed[a] == 0)
            sum += (double)q[a] * k[a] + (double)q[b] * k[b];
    }
    return sum;
}
//! stub
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
//! end
