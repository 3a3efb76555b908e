/*
 * The runner-up
 * difficulty: ★
 * points: 2
 * parts: edges 1, windows 1
 * time: 15 min
 *
 * The greenhouse does not trust its hottest reading: one may be a lamp that
 * somebody held too close. It asks for the *second* largest of every window.
 *
 * Given are `n` values `x[0]`, …, `x[n-1]` and a window of `k` of them.
 * Write the second largest of `x[i]`, …, `x[i+k-1]` to `out[i]`, for every
 * window that fits, and return how many windows there are: `n - k + 1`, or 0
 * when `k > n`. Write nothing behind the last of them.
 *
 * Two equal values count as two: the second largest of 5, 5, 2 is 5. `k` is
 * at least 2, `n` may be 0, and the values may be any ints, `INT_MIN` among
 * them. Take `k` steps for each window if you like. One walk through a
 * window is enough; nothing needs to be sorted.
 */
#include "1-runner-up.h"
#include <limits.h>

size_t runner_up(const int *restrict x, size_t n, size_t k,
                 int *restrict out)
{
    // TODO: the second largest of each window.
    (void)x, (void)n, (void)k, (void)out;
    return 0;
}
