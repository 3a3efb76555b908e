/*
 * How long a day must be
 * difficulty: ★
 * points: 2
 * parts: base 1, doubt 1
 * time: 30 min
 *
 * A clock that has only a hand for the seconds can't tell one minute from
 * another. The slowest hand decides how long a text may be before the clock
 * has shown everything, and how slow it is, the base decides. So which base do
 * you need for a text of `L` places?
 *
 * Two answers have been given. The first looks at the slowest pair alone.
 * `base_for_length` returns the smallest base with which the slowest of the
 * `D/2` pairs turns by at most one full turn, `2π`, from place 0 to place
 * `L - 1`. A base below 1 makes no sense: where less would do, it is 1. And
 * with `D = 2` the only pair has the speed 1, whatever the base: if it turns
 * too far, no base is enough, and the answer is 0. For `D = 4` and `L = 101`
 * it is 253.303.
 *
 * The second one looks at all pairs together. Take a query of random numbers,
 * a key that resembles it and a key that has nothing to do with it, both at
 * the distance `m`. On the average over many such queries, the first key has
 * the higher score, by an amount that is in proportion to
 *
 *     S(m) = cos(m theta[0]) + … + cos(m theta[D/2 - 1])
 *
 * with `theta[a] = base^(-2a/D)`. So where `S(m)` is below 0, the head prefers
 * a random word to the right one. `first_doubt` returns the smallest `m` from
 * 1 to `limit` for which that is so, or 0 if there is none. `limit` is 1 at
 * least and 20,000 at most.
 *
 * `D` is even and at least 2, `L` is at least 1. Compute in `double`; of the
 * base six digits are compared.
 *
 * hint: The slowest pair is `a = D/2 - 1`. What is `2a/D` for it? Not 1: its
 *   speed is a little above `1/base`.
 * hint: It is `(D - 2)/D`. From place 0 to place `L - 1` it turns by
 *   `(L - 1) base^(-(D - 2)/D)`. Ask that this is `2π`, and solve for `base`.
 * hint: `base = ((L - 1) / 2π)^(D/(D - 2))`. If `L - 1` is at most `2π`, then
 *   1 is enough, for `D = 2` as well. Ask that first, and what is left for
 *   `D = 2` is 0.
 * hint: Don't bisect: `S` goes up and down, and may be positive again behind
 *   the first doubt. Go through 1, 2, 3, …, and return at the first sum below
 *   0. `pow` is slow, so make the speeds once.
 * after: Men and others (2024) found that the base bounds the length. With
 *   10,000 and D = 128 the first doubt comes at 1,707, long before the 4,096th
 *   place of a Llama 2; with Llama 3's 500,000 it comes at 18,438. Where the
 *   base is too small, they say, a model stays fluent in longer texts, but it
 *   can't find anything in them.
 */
#include "3-long-day.h"
#include <math.h>
#include <stdlib.h>

//! answer
static const double TURN = 6.283185307179586;

double base_for_length(int D, int L)
{
    if (L - 1 <= TURN)
        return 1;
    if (D == 2)
        return 0;
    return pow((L - 1) / TURN, (double)D / (D - 2));
}

int first_doubt(int D, double base, int limit)
{
    double *theta = malloc((size_t)(D / 2) * sizeof *theta);
    int found = 0;
    for (int a = 0; a < D / 2; a++)
        theta[a] = pow(base, -2.0 * a / D);
    for (int m = 1; m <= limit && !found; m++) {
        double sum = 0;
        for (int a = 0; a < D / 2; a++)
            sum += cos(m * theta[a]);
        if (sum < 0)
            found = m;
    }
    free(theta);
    return found;
}
//! stub
double base_for_length(int D, int L)
{
    // TODO: the slowest pair turns once at most.
    (void)D, (void)L;
    return -1;
}

int first_doubt(int D, double base, int limit)
{
    // TODO: where the sum of the cosines is below 0 for the first time.
    (void)D, (void)base, (void)limit;
    return -1;
}
//! end
