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
 *
 * hint: Write `f` first, and let it print `n` and `f(n)` from 0 to 150. The
 *   answer for a distance is in that list: where does a bucket begin, and where
 *   does the next one?
 * hint: A bucket ends one before the next one begins, and the last one doesn't
 *   end. Let `first(b)` be the smallest `n` with `f(n) >= b`: then bucket `b`
 *   goes from `first(b)` to `first(b + 1) - 1`. The `>=` is there because `f`
 *   can jump over a bucket, if `farthest` is small; what is between the two is
 *   then nothing.
 * hint: Ahead, distances have a minus, and so the far end comes first: from
 *   `-far` to `-near`.
 * hint: Two buckets are unlike all others. In a causal model bucket 0 also
 *   holds all keys ahead, from `INT_MIN` on. Looking both ways, bucket `N`
 *   would be for `d < 0` with `f(-d) = 0`: is there any such `d`?
 * after: In every T5 encoder, one row of the table is for a key that is ahead
 *   of the query, at no distance from it. No gradient ever reaches row 16 of
 *   32. The rule has been copied, faithfully, from one library to the next
 *   (Raffel et al., 2020). And whoever makes `farthest` small, for short texts,
 *   gets a chest with several drawers that don't open.
 */
#include "2-unopened-drawer.h"
#include <math.h>

//! answer
/* f: the bucket of n places away, one of N. */
static int bucket_at(int n, int N, int farthest)
{
    int m = N / 2;
    if (n < m)
        return n;
    double share = log((double)n / m) / log((double)farthest / m);
    int b = m + (int)((N - m) * share);
    return b < N ? b : N - 1;
}

/* The smallest n in bucket b or a later one. */
static int first_at(int b, int N, int farthest)
{
    int n = 0;
    while (bucket_at(n, N, farthest) < b)
        n++;
    return n;
}

Drawer drawer_of(int bucket, int buckets, int farthest, bool both_ways)
{
    int N = both_ways ? buckets / 2 : buckets, b = bucket % N;
    bool ahead = bucket >= N;
    int near = first_at(b, N, farthest);
    int far = b == N - 1 ? INT_MAX : first_at(b + 1, N, farthest) - 1;
    if (ahead && b == 0)
        near = 1;                       // d is below 0
    if (near > far)
        return (Drawer){ 0, -1 };
    if (ahead)
        return (Drawer){ far == INT_MAX ? INT_MIN : -far, -near };
    if (!both_ways && b == 0)
        near = INT_MIN;                 // keys that the mask hides
    return (Drawer){ near, far };
}
//! stub
Drawer drawer_of(int bucket, int buckets, int farthest, bool both_ways)
{
    // TODO: the distances in this bucket.
    (void)bucket, (void)buckets, (void)farthest, (void)both_ways;
    return (Drawer){ 0, 0 };
}
//! end
