/*
 * The drawer nobody opens
 * difficulty: ★
 * points: 2
 * parts: causal 1, both-ways 1
 * time: 35 min
 *
 * T5 keeps one learned number in each of 32 drawers, and a rule says which
 * drawer a relative position belongs to. You stand before the chest and would
 * like to know the opposite: what is in drawer 11? And is there one that
 * nobody ever opens?
 *
 * The rule, for a query `i` and a key `j`: with `r = j - i`,
 *
 * - looking *both ways*, half of the buckets, `N = buckets / 2`, are for the
 *   keys up to the query, `r <= 0`: they get bucket `f(-r)`. A key after it,
 *   `r > 0`, gets bucket `N + f(r)`;
 * - in a *causal* decoder all are for keys up to the query, `N = buckets`: the
 *   bucket is `f(-r)`, and that of a key after the query is `f(0)`. The mask
 *   hides it anyway.
 *
 * For a distance `n`, with `m = N / 2`: `f(n) = n` if `n < m`, and otherwise
 * `m + floor((N - m) log(n / m) / log(farthest / m))`, but at most `N - 1`.
 *
 * `drawer_of` returns the first and the last relative position `r` in a bucket.
 * A bucket that goes on for ever has `INT_MAX` for its last one, or `INT_MIN`
 * for its first. One that holds nothing is `{ 0, -1 }`. With 32 buckets and
 * `farthest` 128, looking both ways, bucket 11 goes from -31 to -23; in a
 * decoder it holds -11 and nothing else.
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
 * hint: Distances up to the query become relative positions with a minus, and
 *   so the far end comes first: from `-far` to `-near`.
 * hint: Two buckets are unlike all others. In a decoder bucket 0 also holds all
 *   keys after the query, up to `INT_MAX`. Looking both ways, bucket `N` would
 *   be for `r > 0` with `f(r) = 0`: is there any such `r`?
 * after: In every T5 encoder, one row of the table is for a key that comes
 *   after the query at no distance from it. No gradient ever reaches row 16 of
 *   32. The rule has been copied, faithfully, into one library after the other
 *   since (Raffel et al., 2020).
 */
#include "2-unopened-drawer.h"
#include <math.h>

//! answer
/* f: the bucket of distance n, one of N. */
static int bucket_at(int n, int N, int farthest)
{
    int m = N / 2;
    if (n < m)
        return n;
    double share = log((double)n / m) / log((double)farthest / m);
    int b = m + (int)((N - m) * share);
    return b < N ? b : N - 1;
}

/* The smallest distance in bucket b or a later one. */
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
    bool after = bucket >= N;
    int near = first_at(b, N, farthest);
    int far = b == N - 1 ? INT_MAX : first_at(b + 1, N, farthest) - 1;
    if (after && b == 0)
        near = 1;                       // r is above 0
    if (near > far)
        return (Drawer){ 0, -1 };
    if (after)
        return (Drawer){ near, far };
    Drawer d = { far == INT_MAX ? INT_MIN : -far, -near };
    if (!both_ways && b == 0)
        d.last = INT_MAX;               // keys that the mask hides
    return d;
}
//! stub
Drawer drawer_of(int bucket, int buckets, int farthest, bool both_ways)
{
    // TODO: the relative positions in this bucket.
    (void)bucket, (void)buckets, (void)farthest, (void)both_ways;
    return (Drawer){ 0, 0 };
}
//! end
