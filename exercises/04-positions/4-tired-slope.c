/*
 * A slope that tires
 * difficulty: ★★
 * points: 3
 * parts: forward 1, backward 2
 * time: 50 min
 *
 * ALiBi takes the same away for each step of distance, as if the step from
 * 1,000 to 1,001 mattered as much as the step from 1 to 2. And its slopes are
 * decreed. Two things to be mended in one evening: let the slope tire, and let
 * each head learn how.
 *
 * With `n = i - j`, the distance from key `j` to query `i`, a head with the
 * numbers `r1` and `r2` adds to its score
 *
 *     -r1 log(1 + r2 n)     for the kind TIRED_LOG
 *     -r1 n^r2              for the kind TIRED_POWER
 *
 * and nothing else of the score changes. With `r1 = 2`, `r2 = 1` and `n = 3`
 * the first is -2.773 and the second -6. With `r2 = 1` the second is ALiBi.
 *
 * `tired_bias` adds it to the scores of `H` heads, `score` is `(H,T,T)`: head,
 * query, key. It is a decoder: where `j > i` the score stays what it is. Head
 * `h` has the numbers `r1[h]` and `r2[h]`. `tired_backward` gets `dscore`, the
 * gradient of those scores, and adds to `dr1` and `dr2`. What `dscore` holds
 * where `j > i` is nobody's business.
 *
 * `r1` and `r2` are above 0, and `r2` is at most 2. `T` may be 0. Take sums in
 * `double`; four digits are compared (absolute 1e-3, relative 1e-4).
 */
#include "4-tired-slope.h"
#include <math.h>

void tired_bias(const Slopes *s, int T, float *score)
{
    // TODO: add each head's bias.
    (void)s, (void)T, (void)score;
}

void tired_backward(const Slopes *s, int T, const float *dscore, float *dr1,
                    float *dr2)
{
    // TODO: the gradients of r1 and r2.
    (void)s, (void)T, (void)dscore, (void)dr1, (void)dr2;
}
