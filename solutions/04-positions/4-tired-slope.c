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
 *
 * hint: One function that gives the bias from kind, `r1`, `r2` and `n`, and
 *   three loops around it. `log1p(x)` is `log(1 + x)`, and `log` will do.
 * hint: Each of the T (T + 1) / 2 places of a head reads the same two numbers.
 *   What does that make of their gradient? Chapter 2 had a row that was added
 *   to every row.
 * hint: The slopes by `r1` are the bias without its `r1`: `-log(1 + r2 n)` and
 *   `-n^r2`. By `r2`, the first has `-r1 n / (1 + r2 n)`. For the second, write
 *   `n^r2` as `exp(r2 log n)`: the variable is in the exponent.
 * hint: By `r2` the second has `-r1 n^r2 log n`. On the diagonal `n` is 0, and
 *   that is 0 times minus infinity, which the machine calls NaN. But `0^r2` is
 *   0 whatever `r2` is: it has no slope. Begin with `n = 1`.
 * after: The name is KERPLE: both kinds are kernels, which is what one may do
 *   with a distance if scores are to remain the products of some two vectors,
 *   but for a constant that the softmax doesn't see (Chi et al., 2022). The one
 *   its authors praise for long texts is the tired one, the logarithm. In the
 *   softmax it is a power law: once a key is far away, twice the distance costs
 *   it the same factor, however far that was.
 */
#include "4-tired-slope.h"
#include <math.h>

//! answer
/* The bias of r1 = 1. */
static double unit(Tired kind, double r2, int n)
{
    return kind == TIRED_LOG ? -log1p(r2 * n) : -pow(n, r2);
}

/* Its slope by r2. */
static double unit_slope(Tired kind, double r2, int n)
{
    if (n == 0)
        return 0;                       // 0 log 0 would be NaN
    return kind == TIRED_LOG ? -n / (1 + r2 * n) : -pow(n, r2) * log(n);
}

void tired_bias(const Slopes *s, int T, float *score)
{
    for (int h = 0; h < s->H; h++)
        for (int i = 0; i < T; i++)
            for (int j = 0; j <= i; j++)
                score[(h * T + i) * T + j] +=
                    (float)(s->r1[h] * unit(s->kind, s->r2[h], i - j));
}

void tired_backward(const Slopes *s, int T, const float *dscore, float *dr1,
                    float *dr2)
{
    for (int h = 0; h < s->H; h++) {
        double sum1 = 0, sum2 = 0;
        for (int i = 0; i < T; i++)
            for (int j = 0; j <= i; j++) {
                double g = dscore[(h * T + i) * T + j];
                sum1 += g * unit(s->kind, s->r2[h], i - j);
                sum2 += g * unit_slope(s->kind, s->r2[h], i - j);
            }
        dr1[h] += (float)sum1;
        dr2[h] += (float)(s->r1[h] * sum2);
    }
}
//! stub
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
//! end
