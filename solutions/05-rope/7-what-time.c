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
 *
 * hint: `atan2(y, x)` is the direction of one arrow. You want the angle
 *   between two of them: `atan2` of `x y' - y x'` and `x x' + y y'`. It is
 *   between `-π` and `π`; where it is negative, add a turn.
 * hint: The slowest hand never comes round, but 0.1 radians of it are many
 *   places. The fastest one is exact to a tenth of a place, but came round who
 *   knows how often. On your own clock you read the hours first.
 * hint: Suppose you know the time to within 0.1 radians of some hand. That's
 *   at most one radian of the next faster one. Of all the times that this hand
 *   may show, `t + k period`, take the one *nearest* to what you know: `k` is
 *   `round((known - t) / period)`. Now you know more.
 * hint: At place 0 the slowest hand may be a little before twelve, and its
 *   time is nearly a whole period. Begin with the middle of what is possible,
 *   `(π - 0.1) / speed`, as what you know, and treat the slowest hand as all
 *   others. Round at the very end.
 * after: Half a thousand million places in nine crude arrows, none of which is
 *   read to better than a sixtieth of a turn! Together they are a number in a
 *   positional system, with the fast hands as its last digits; Su Jianlin, who
 *   invented RoPE, explains it in this way.
 */
#include "7-what-time.h"
#include <math.h>

//! answer
static const double TURN = 6.283185307179586;

double time_of_hand(double speed, const float from[2], const float to[2])
{
    double across = (double)from[0] * to[1] - (double)from[1] * to[0];
    double along = (double)from[0] * to[0] + (double)from[1] * to[1];
    if (across == 0 && along == 0)
        return -1;
    double angle = atan2(across, along);
    return (angle < 0 ? angle + TURN : angle) / speed;
}

/* From the slowest hand, which knows roughly, to the fastest: each has shown
   its time some whole number of periods ago, the number that comes nearest to
   what is known. */
int time_of_clock(int A, const double *speed, const float *from,
                  const float *to)
{
    double known = (TURN / 2 - 0.1) / speed[A - 1];
    for (int a = A - 1; a >= 0; a--) {
        double time = time_of_hand(speed[a], from + 2 * a, to + 2 * a);
        double period = TURN / speed[a];
        known = time + period * round((known - time) / period);
    }
    return (int)lround(known);
}
//! stub
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
//! end
