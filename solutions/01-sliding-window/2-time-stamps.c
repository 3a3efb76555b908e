/*
 * Readings that come when they like
 * difficulty: ★★
 * points: 3
 * parts: values 2, gaps 1
 * time: 40 min
 *
 * The new thermometer saves its battery. It reports when something changes:
 * three times in one second, then not at all for an hour. "The last 3,600
 * readings" means nothing any more; "the last 3,600 seconds" still does.
 *
 * Reading number `i` has the value `value[i]` and came at second `when[i]`.
 * The seconds never fall from one reading to the next, but they may stay the
 * same, and they may jump. Write to `out[i]` the largest value among the
 * readings `0`, …, `i` that are *less than* `seconds` old when reading `i`
 * comes. A reading that is exactly `seconds` old no longer counts. Of
 * several readings in the same second, `out[i]` knows those up to `i` and
 * not the later ones.
 *
 * `seconds` is at least 1, `n` may be 0, and then nothing is written. Times
 * and values may be any ints, below zero too: the age of a reading may be
 * more than an int can hold. There may be a hundred thousand readings, all
 * inside one window, so looking at the whole window for each takes too
 * long. You may allocate memory; give it back.
 *
 * hint: What has changed since the chapter's deque? Not who dominates whom: a
 *   value that is older and not larger can still never win. Only one of its
 *   two loops has to change.
 * hint: In the chapter one value left at each step, because one came. How
 *   many can leave after an hour of silence?
 * hint: Keep indices in the deque. `when[deque[head]]` tells the age of the
 *   oldest. And it needs no ring: an index enters once, so an array of `n`
 *   places, in which head and tail only move to the right, is enough.
 * hint: For each `i`: `while (head < tail && age >= seconds) head++;` then
 *   `while (head < tail && value[deque[tail - 1]] <= value[i]) tail--;` then
 *   append `i` and report `value[deque[head]]`. The age is a difference of
 *   two ints; compute it in `long long`.
 * after: Counting seconds instead of readings costs one word: an `if` becomes
 *   a `while`. It is still linear, since nothing can leave more often than
 *   it came.
 */
#include "2-time-stamps.h"
#include <stdlib.h>

//! answer
/* The deque holds indices whose values fall from head to tail: each is the
   largest of those that came since the one before it. */
void recent_maximum(const int *restrict when, const int *restrict value,
                    size_t n, int seconds, int *restrict out)
{
    size_t *deque = malloc((n + 1) * sizeof *deque);
    size_t head = 0, tail = 0;
    for (size_t i = 0; i < n; i++) {
        while (head < tail
               && (long long)when[i] - when[deque[head]] >= seconds)
            head++;                                         // too old
        while (head < tail && value[deque[tail - 1]] <= value[i])
            tail--;                                         // dominated
        deque[tail++] = i;
        out[i] = value[deque[head]];
    }
    free(deque);
}
//! stub
void recent_maximum(const int *restrict when, const int *restrict value,
                    size_t n, int seconds, int *restrict out)
{
    // TODO: for each reading, the largest that is less than `seconds` old.
    (void)when, (void)value, (void)n, (void)seconds, (void)out;
}
//! end
