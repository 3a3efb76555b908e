/*
 * A sum that does not drift
 * difficulty: ★★
 * points: 3
 * parts: spikes 1, missing 1, long 1
 * time: 45 min
 *
 * The sum of a window looks easy: add what enters, subtract what leaves. Then
 * lightning strikes the greenhouse, the thermometer reports 100,000,000 for
 * one second, and the running sum is wrong ever after. What was added in the
 * shadow of the large number was rounded away, and subtracting the large
 * number does not bring it back.
 *
 * Write the sum of `x[i]`, …, `x[i+k-1]` to `out[i]`, for every window that
 * fits, and return how many windows there are: `n - k + 1`, or 0 when
 * `k > n`. Write nothing behind the last. `k` is at least 1; `n` may be 0.
 *
 * Each sum must be as good as if the values of its window, and no others, had
 * been added up in `double` and rounded to `float` at the end. That goes for
 * ordinary readings, for spikes of 1e30, and for infinity and NaN: a window
 * that holds a NaN has the sum NaN, and the next window without one has an
 * ordinary sum again.
 *
 * There may be two hundred thousand values and windows of fifty thousand:
 * adding up each window afresh takes too long. You may allocate memory;
 * give it back.
 */
#include "3-steady-sum.h"
#include <stdlib.h>

size_t steady_sum(const float *restrict x, size_t n, size_t k,
                  float *restrict out)
{
    // TODO: the sum of each window.
    (void)x, (void)n, (void)k, (void)out;
    return 0;
}
