/*
 * Halves that can be joined
 * difficulty: ★★★
 * points: 4
 * parts: join 1, so-far 1, window 2
 * time: two evenings
 *
 * A text is so long that its keys lie on four machines. Each could compute the
 * softmax of its own quarter, but the softmax wants the sum over all, and
 * before that the largest score of all. Must everybody wait for everybody?
 * No: three numbers are enough to forget a quarter of the text.
 *
 * Each key has a `score` and a `value` (here a single number), and wanted is
 * the mean of the values, weighed with the softmax of the scores. A `Sight` is
 * what has to be kept of any set of keys: `max`, the largest score; `sum`, the
 * sum of `exp(score - max)`; and `value`, the sum of `exp(score - max)` times
 * the value. Of no keys at all it is `{ -INFINITY, 0, 0 }`, and so it is if all
 * of them have the score `-INFINITY`: those are masked.
 *
 * Write `seen_key` for one key, `seen_both` for two sets put together, and
 * `seen_mean` for the mean, which is 0 where there's nothing. Scores may be a
 * thousand or minus a thousand; none is `INFINITY` or NaN. The `Sight`
 * of the same keys must come out the same, in whatever order it was put
 * together, but for rounding.
 *
 * `mean_so_far` writes the mean of the keys 0 to `i` to `out[i]`, for each of
 * `T` keys. `mean_of_window` does so for the last `W` keys: `i - W + 1` to `i`,
 * or from 0 where that is below 0. Both may take time in proportion to `T`,
 * whatever `W` is: with 60,000 keys and a `W` of 30,000 there is no time to
 * look at every window afresh. And nothing may be subtracted: next to a key
 * with the score 50 all others vanish in the sum, and when it has left the
 * window they must be back. `T` may be 0. Five digits are compared. You may
 * allocate memory; give it back.
 */
#include "12-joined-halves.h"
#include <math.h>
#include <stdlib.h>

Sight seen_key(float score, float value)
{
    // TODO: one key.
    (void)score, (void)value;
    return (Sight){ 0, 0, 0 };
}

Sight seen_both(Sight a, Sight b)
{
    // TODO: the keys of both.
    (void)b;
    return a;
}

double seen_mean(Sight s)
{
    // TODO: the mean of the values.
    (void)s;
    return -1;
}

void mean_so_far(const float *score, const float *value, int T, float *out)
{
    // TODO: the mean of all keys up to i, for each i.
    (void)score, (void)value, (void)T, (void)out;
}

void mean_of_window(const float *score, const float *value, int T, int W,
                    float *out)
{
    // TODO: the mean of the last W keys up to i, for each i.
    (void)score, (void)value, (void)T, (void)W, (void)out;
}
