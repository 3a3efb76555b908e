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
 *
 * hint: One factor for both numbers of a pair: first turn, then multiply both
 *   by `pow(zeta, place / span)`, for a key by 1 over it.
 * hint: A key at a million is infinite, a query there is 0, and 0 times
 *   infinity is NaN. But the *score* of two rows that stand there is an
 *   ordinary number. What does it depend on?
 * hint: On `place[i] - place[j]` alone, in the angle and in the fading.
 *   Whoever moves both rows by the same number of places changes nothing.
 *   Where would the key be best?
 * hint: Move the key to place 0, where it's neither turned nor faded, and the
 *   query to the distance `d`, which isn't negative. So fade and turn row `i`
 *   of `q` as a query at `d`, and take the dot product with row `j` of `k` as
 *   it is. If it fades to 0, it does so quietly.
 * after: This is xPos (Sun and others, 2022), with 512 for the span. Their own
 *   code fades each row alone, as in the first part, but counts places from
 *   the middle of the text, so that it takes twice as long until something
 *   overflows. RoPE has no such trouble: turning never makes anything larger.
 */
#include "5-fading-arrow.h"
#include <math.h>

//! answer
/* x (D) -> y (D): turned for a place, and times zeta^(fading / span). */
static void turn_and_fade(Fading f, double place, double fading,
                          const float *x, double *y)
{
    for (int a = 0; a < f.D / 2; a++) {
        double angle = place * pow(f.base, -2.0 * a / f.D);
        double zeta = (2.0 * a / f.D + 0.4) / 1.4;
        double length = pow(zeta, fading / f.span);
        double c = length * cos(angle), s = length * sin(angle);
        y[2 * a] = x[2 * a] * c - x[2 * a + 1] * s;
        y[2 * a + 1] = x[2 * a] * s + x[2 * a + 1] * c;
    }
}

void fade_row(Fading f, int place, bool key, const float *x, float *y)
{
    double faded[f.D];
    turn_and_fade(f, place, key ? -place : place, x, faded);
    for (int d = 0; d < f.D; d++)
        y[d] = (float)faded[d];
}

void fading_scores(Fading f, int T, const int *place, const float *q,
                   const float *k, float *score)
{
    double faded[f.D];
    for (int i = 0; i < T; i++)
        for (int j = 0; j < T; j++) {
            double distance = (double)place[i] - place[j], sum = 0;
            turn_and_fade(f, distance, distance, q + i * f.D, faded);
            for (int d = 0; d < f.D; d++)
                sum += faded[d] * k[j * f.D + d];
            score[i * T + j] = j > i ? -INFINITY : (float)(sum / sqrt(f.D));
        }
}
//! stub
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
//! end
