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
 *
 * hint: What does a sum of `exp(score - 3)` become when the largest score is 5
 *   and not 3? So the two sums can be brought to the same `max` before they are
 *   added. Which of the two has to change?
 * hint: `m = max of both; fa = exp(a.max - m); sum = fa a.sum + fb b.sum`, and
 *   the same for `value`. If both are empty, `a.max - m` is NaN: ask for that
 *   first. If one is empty, its factor is `exp(-INFINITY)`, which is 0.
 * hint: For the window, recall chapter 1: how did the queue of two stacks find
 *   the maximum of its content without ever undoing anything? It asked for
 *   nothing but an operation that can be grouped as one likes, and
 *   `seen_both` is one.
 * hint: Or by blocks: cut the keys into blocks of `W`. Each window is the end
 *   of one block and the beginning of the next. For every key, keep what is
 *   seen from it to the end of its block, and from the beginning of its block
 *   to it; then `out[i]` joins the first of key `i - W + 1` and the second of
 *   key `i`. If `i` is the last of its block, the window is that block: one
 *   of the two is enough. Windows cut off by the beginning lie in block 0.
 * after: Maximum, matrix product, and now the softmax's mean: all three can be
 *   grouped at will, so all that chapter 1 does with maxima can be done with
 *   attention. Streamed attention goes through the keys block by block, ring
 *   attention goes from machine to machine, with this one operation.
 */
#include "12-joined-halves.h"
#include <math.h>
#include <stdlib.h>

//! answer
Sight seen_key(float score, float value)
{
    return score == -INFINITY ? (Sight){ -INFINITY, 0, 0 }
                              : (Sight){ score, 1, value };
}

/* Both are measured from the larger maximum, then added. */
Sight seen_both(Sight a, Sight b)
{
    double m = fmax(a.max, b.max);
    if (m == -INFINITY)
        return a;                       // m - m would be NaN
    double of_a = exp(a.max - m), of_b = exp(b.max - m);
    return (Sight){ m, of_a * a.sum + of_b * b.sum,
                   of_a * a.value + of_b * b.value };
}

double seen_mean(Sight s)
{
    return s.sum > 0 ? s.value / s.sum : 0;
}

void mean_so_far(const float *score, const float *value, int T, float *out)
{
    Sight all = { -INFINITY, 0, 0 };
    for (int i = 0; i < T; i++) {
        all = seen_both(all, seen_key(score[i], value[i]));
        out[i] = (float)seen_mean(all);
    }
}

/* In blocks of W keys, a window is the end of one block and the beginning of
   the next: to_end[i] is what is seen from i to its block's end, and `start`
   from the beginning of i's block to i. */
void mean_of_window(const float *score, const float *value, int T, int W,
                    float *out)
{
    Sight *to_end = malloc((size_t)T * sizeof *to_end), start;
    for (int i = T - 1; i >= 0; i--) {
        to_end[i] = seen_key(score[i], value[i]);
        if (i < T - 1 && i % W != W - 1)
            to_end[i] = seen_both(to_end[i], to_end[i + 1]);
    }
    for (int i = 0; i < T; i++) {
        Sight key = seen_key(score[i], value[i]);
        start = i % W == 0 ? key : seen_both(start, key);
        Sight window = start;
        if (i >= W && i % W != W - 1)
            window = seen_both(to_end[i - W + 1], start);
        out[i] = (float)seen_mean(window);
    }
    free(to_end);
}
//! stub
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
//! end
