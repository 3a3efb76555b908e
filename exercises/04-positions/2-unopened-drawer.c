/*
 * The drawer nobody opens
 * difficulty: ★
 * points: 2
 * parts: causal 1, both-ways 1
 * time: 35 min
 *
 * T5 keeps one learned number in each of 32 drawers, and a rule says which
 * drawer a distance belongs to. You stand before the chest and would like to
 * know the opposite: what is in drawer 11? One drawer stays shut for ever, as
 * you have seen. With another chest there are more of that kind.
 *
 * The rule, for a query `i` and a key `j` at the distance `d = i - j`:
 *
 * - looking *both ways*, half of the buckets, `N = buckets / 2`, are for the
 *   query itself and the keys behind it, `d >= 0`: they get bucket `f(d)`. A
 *   key ahead, `d < 0`, gets bucket `N + f(-d)`;
 * - in a *causal* model all are for keys up to the query, `N = buckets`: the
 *   bucket is `f(d)`, and that of a key ahead is `f(0)`. The mask hides it
 *   anyway.
 *
 * For `n` places away, with `m = N / 2`: `f(n) = n` if `n < m`, and otherwise
 * `m + floor((N - m) log(n / m) / log(farthest / m))`, but at most `N - 1`.
 *
 * `drawer_of` returns the first and the last distance `d` in a bucket, the
 * first being the smaller number. A bucket that goes on for ever has `INT_MAX`
 * for its last one, or `INT_MIN` for its first. One that holds nothing is
 * `{ 0, -1 }`. With 32 buckets and `farthest` 128, looking both ways, bucket 11
 * goes from 23 to 31; in a causal model it holds distance 11 and nothing else.
 *
 * `buckets` is a multiple of 4, `farthest` is larger than `m` and at most 300.
 * None of the cases is so close to a whole number that it matters how your
 * logarithm rounds.
 */
#include "2-unopened-drawer.h"
#include <math.h>

Drawer drawer_of(int bucket, int buckets, int farthest, bool both_ways)
{
    // TODO: the distances in this bucket.
    (void)bucket, (void)buckets, (void)farthest, (void)both_ways;
    return (Drawer){ 0, 0 };
}
