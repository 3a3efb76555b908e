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
 *
 * hint: What is infinity minus infinity? As long as your program subtracts
 *   anything, it can't forget. Which methods of the chapter find a window's
 *   maximum without ever taking a value out of it?
 * hint: The maximum can't be subtracted either, and there the chapter got by.
 *   Two of its methods cut the window in two pieces and need nothing but an
 *   associative operation. Mind the one that lets its pieces overlap: it
 *   would count values twice.
 * hint: Cut `x` into blocks of `k`. A window either is a block or covers the
 *   end of one block and the beginning of the next. So it is a sum to the
 *   end of a block plus a sum from the beginning of one.
 * hint: Let `suffix[i]` be the sum from `i` to the end of its block and
 *   `prefix[i]` the sum from the beginning of its block to `i`, both in
 *   `double`. A window that starts on a block's beginning is `suffix[i]`
 *   alone; any other is `suffix[i] + prefix[i + k - 1]`.
 * after: Subtraction can't forget: infinity minus infinity is not zero. What
 *   you add to never needs to forget, if you arrange that everything is
 *   only added to what it belongs to.
 */
#include "3-steady-sum.h"
#include <stdlib.h>

//! answer
/* Every window is the end of one block of k and the beginning of the next.
   Only the ends are kept; the beginning grows as the window moves on. Nothing
   is subtracted, so what has left a window cannot be felt in it. */
size_t steady_sum(const float *restrict x, size_t n, size_t k,
                  float *restrict out)
{
    if (k > n)
        return 0;
    size_t m = n - k + 1;
    double *suffix = malloc(n * sizeof *suffix);
    for (size_t i = n; i-- > 0; ) {
        int ends = i + 1 == n || (i + 1) % k == 0;  // the last of its block
        suffix[i] = ends ? x[i] : x[i] + suffix[i + 1];
    }
    double prefix = 0;                  // of the block the window reaches into
    for (size_t i = 0; i < m; i++) {
        prefix = i % k == 0 ? 0 : prefix + x[i + k - 1];
        out[i] = (float)(suffix[i] + prefix);
    }
    free(suffix);
    return m;
}
//! stub
size_t steady_sum(const float *restrict x, size_t n, size_t k,
                  float *restrict out)
{
    // TODO: the sum of each window.
    (void)x, (void)n, (void)k, (void)out;
    return 0;
}
//! end
