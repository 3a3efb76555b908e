/*
 * The one in the middle
 * difficulty: ★★★
 * points: 4
 * parts: medians 2, long 2
 * time: two evenings
 *
 * A mean believes every spike, and a maximum believes nothing else. The median
 * shrugs: half of the window lies below it, half above, and one mad reading
 * moves it by a place at most.
 *
 * Write the median of `x[i]`, …, `x[i+k-1]` to `out[i]`, for every window that
 * fits, and return how many windows there are: `n - k + 1`, or 0 when
 * `k > n`. Write nothing behind the last. If the window were sorted, the
 * median would stand in the middle; for even `k` there are two in the
 * middle, and the median is their mean, which may end in a half. Equal
 * values count as often as they come.
 *
 * `k` is at least 1, `n` may be 0. The values may be any ints, so the sum of
 * two may be more than an int can hold; the median of ints is always exact
 * in `double`. There may be two hundred thousand values and windows of a
 * hundred thousand: sorting each window, or moving a sorted one about in
 * memory, takes too long. About log n steps per value is what is wanted. You
 * may allocate memory; give it back.
 */
#include "8-middle.h"
#include <stdlib.h>

size_t window_median(const int *restrict x, size_t n, size_t k,
                     double *restrict out)
{
    // TODO: the median of each window.
    (void)x, (void)n, (void)k, (void)out;
    return 0;
}
