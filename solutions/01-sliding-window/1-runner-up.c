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
 *
 * hint: On paper, go through 3, 1, 4, 1, 5 from left to right and say after
 *   each number which two are the largest so far. How much do you have to
 *   keep in your head?
 * hint: Two variables: the largest so far, and the second. Three things can
 *   happen to a new value: it goes above both, between them, or below.
 * hint: When the new value goes on top, the old largest doesn't vanish. It
 *   is what every dethroned champion is.
 * hint: Start with the first two values in their order, or with `INT_MIN`
 *   twice. Then, for a value `v`: `if (v >= first) { second = first;
 *   first = v; } else if (v > second) second = v;`
 * after: The largest of n values takes n - 1 comparisons, and the second
 *   largest needs hardly more: it can only have lost to the champion, who,
 *   in a knock-out tournament, met no more than log2(n) opponents.
 */
#include "1-runner-up.h"
#include <limits.h>

//! answer
/* The second largest of k values. INT_MIN twice is a safe beginning: k is at
   least 2, so both are pushed out, or they are equal to what is right. */
static int second_of(const int *x, size_t k)
{
    int first = INT_MIN, second = INT_MIN;
    for (size_t j = 0; j < k; j++) {
        if (x[j] >= first) {            // a tie takes both places
            second = first;
            first = x[j];
        } else if (x[j] > second) {
            second = x[j];
        }
    }
    return second;
}

size_t runner_up(const int *restrict x, size_t n, size_t k,
                 int *restrict out)
{
    size_t m = k > n ? 0 : n - k + 1;
    for (size_t i = 0; i < m; i++)
        out[i] = second_of(x + i, k);
    return m;
}
//! stub
size_t runner_up(const int *restrict x, size_t n, size_t k,
                 int *restrict out)
{
    // TODO: the second largest of each window.
    (void)x, (void)n, (void)k, (void)out;
    return 0;
}
//! end
