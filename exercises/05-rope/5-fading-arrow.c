/*
 * The arrow that fades
 * difficulty: ★★
 * points: 3
 * parts: row 1, scores 2
 * time: 60 min
 *
 * An arrow that turns comes back. The pair that once said "two places away"
 * says so again at 8 and a bit and at 14 and a half, as loudly as before. What
 * if it grew shorter while it turns? Between neighbours a score would be
 * nearly what it was, and the fast pairs, which come back so soon, would
 * hardly be heard from far away.
 *
 * Can it be done as RoPE does it, to each row alone? Multiply the query at `m`
 * by `z^m` and the key at `n` by `z^(-n)`, and their product has `z^(m - n)`:
 * only the distance is left. Each pair has its own `z`. For a head of `D`
 * numbers in pairs of *neighbours*, pair `a` is made of `2a` and `2a + 1`, its
 * speed is `base^(-2a/D)`, and with
 *
 *     zeta = (2a/D + 0.4) / 1.4
 *
 * the query at place `m` is turned by `m` times the speed and multiplied by
 * `zeta^(m/span)`, the key at `n` is turned by `n` times the speed and
 * multiplied by `zeta^(-n/span)`. `fade_row` does it for one row. With
 * `D = 2`, `span = 1` and place 1, the query `(1, 0)` becomes
 * `(0.1544, 0.2404)` and the key `(1.891, 2.945)`.
 *
 * `fading_scores` writes what a causal attention needs. Row `t` of `q` and of
 * `k`, not yet turned, stands at `place[t]`; no place is before the one of the
 * row above, and the last may be two thousand million. For `j <= i`,
 * `score[i][j]` is the dot product of the faded rows, divided by `sqrt(D)`;
 * for `j > i` it is `-INFINITY`. Scores must be right at any place: see first
 * what `zeta^(-n/span)` is for pair 0, `span` = 512 and `n` = 1,000,000.
 *
 * `fade_row` is asked for places below a few thousand only. `T` may be 0, `D`
 * is even and at least 2. Compute in `double`; the comparison is with an
 * absolute error of 1e-4 and a relative one of 1e-4.
 */
#include "5-fading-arrow.h"
#include <math.h>

void fade_row(Fading f, int place, bool key, const float *x, float *y)
{
    // TODO: one row turned and faded.
    (void)f, (void)place, (void)key, (void)x, (void)y;
}

void fading_scores(Fading f, int T, const int *place, const float *q,
                   const float *k, float *score)
{
    // TODO: the causal scores, right at any place.
    (void)f, (void)T, (void)place, (void)q, (void)k, (void)score;
}
