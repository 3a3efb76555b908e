/*
 * A pair of scales
 * difficulty: ★★
 * points: 3
 * parts: windows 2, ties 1
 * time: 60 min
 *
 * Bags of seed come along a belt, numbered 0, 1, …, `n - 1`. You never learn
 * what they weigh. You have a pair of scales: `weigh(i, j)` is negative when
 * bag `i` is the lighter, positive when it is the heavier, and 0 when the two
 * balance.
 *
 * For each window of `k` bags, `i`, …, `i + k - 1`, write the number of the
 * lightest to `lightest[i]` and the number of the heaviest to `heaviest[i]`.
 * Of bags that balance, name the newest, the one with the larger number.
 * Return how many windows there are: `n - k + 1`, or 0 when `k > n`, and
 * write nothing behind the last. `k` is at least 1; `n` may be 0.
 *
 * You may weigh at most `3 n` times in all. Bags never change, so nothing
 * forbids you to remember a result. You may allocate memory; give it back.
 */
#include "5-two-pans.h"
#include <stdlib.h>

size_t two_pans(size_t n, size_t k, size_t *restrict lightest,
                size_t *restrict heaviest)
{
    // TODO: both ends of every window, in at most 3 n weighings.
    (void)n, (void)k, (void)lightest, (void)heaviest;
    return 0;
}
