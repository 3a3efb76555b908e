/*
 * What time is it there?
 * difficulty: ★★
 * points: 3
 * parts: hand 1, clock 2
 * time: 75 min
 *
 * You find a cache of keys, but nobody wrote down at which places they stood.
 * For some of them you know the word, and in the first layer that is enough to
 * compute the key as it was before it was turned. Can you read the place from
 * the two?
 *
 * One hand first. `from` and `to` are two arrows, `(x, y)` each, and `to` is
 * `from` turned by `m` times `speed` radians; its length may be another.
 * `time_of_hand` returns `m`, as far as one hand can show it: the smallest
 * time that is not negative, so it is below the period `2π / speed`. It need
 * not be a whole number. If one of the arrows is `(0, 0)`, it returns -1. From
 * `(1, 0)` to `(0, -2)` a hand with the speed 0.1 needs 47.12 places.
 *
 * Then a row of `A` hands, the numbers `2a` and `2a + 1` being the hand `a`.
 * `time_of_clock` returns the place, a whole number. The keys were stored with
 * few bits, so every hand is a little off: by less than 0.1 radians. The
 * fastest hand has the speed 1, each of the next is slower than the one
 * before, but at most 10 times, and no arrow has length 0. The place is 0 or
 * more, and for the slowest hand it is less than one turn away: the place
 * times the last speed is `2π - 0.2` at most. With nine hands it may be five
 * hundred million, so don't try all places. Compute in `double`; times of a
 * hand are compared to six digits.
 */
#include "7-what-time.h"
#include <math.h>

double time_of_hand(double speed, const float from[2], const float to[2])
{
    // TODO: the time that one hand shows.
    (void)speed, (void)from, (void)to;
    return -2;
}

int time_of_clock(int A, const double *speed, const float *from,
                  const float *to)
{
    // TODO: the place that all hands together show.
    (void)A, (void)speed, (void)from, (void)to;
    return -2;
}
