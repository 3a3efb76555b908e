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
 */
#include "3-long-day.h"
#include <math.h>
#include <stdlib.h>

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
