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
 *
 * hint: Two of the chapter's deques, one for the lightest, one for the
 *   heaviest, weigh up to 2 n times each. That is 4 n, one too many for each
 *   bag. Which weighing is done twice?
 * hint: Look at the newest entries of the two deques just before a bag comes.
 *   Which bag is it, in the one and in the other?
 * hint: It is the bag before, in both. So weigh the new bag against that one
 *   first. If it is the heavier, the lightest's deque has nothing to drop,
 *   and need not be asked; if it is the lighter, the other one.
 * hint: If the two balance, the new bag takes the place of the one before in
 *   both deques, and nothing else can be dropped: the rest are strictly
 *   lighter, or strictly heavier. With `k = 1` the bag before has left
 *   already, and nothing needs to be weighed at all.
 * after: Minimum and maximum together cost three comparisons for each value,
 *   not four, because one answer serves both. It works for one array too:
 *   take the values in pairs, and three for every two are enough.
 */
#include "5-two-pans.h"
#include <stdlib.h>

//! answer
/* Bags that grow heavier (sign -1) or lighter (sign 1) from head to tail. */
typedef struct {
    size_t *bag, head, tail;
} Deque;

static void expire(Deque *d, size_t i, size_t k)
{
    if (d->head < d->tail && d->bag[d->head] + k <= i)
        d->head++;
}

/* Drops bags that bag i dominates: not heavier (sign 1), not lighter (-1). */
static void drop(Deque *d, size_t i, int sign)
{
    while (d->head < d->tail && sign * weigh(d->bag[d->tail - 1], i) <= 0)
        d->tail--;
}

/* Bag i - 1 is last in both deques. One weighing against it says which of
   them has anything to drop; only that one goes on. Each weighing drops a bag,
   but for the last: d dropped bags cost at most 1 + d weighings. No more than
   2 n bags can be dropped, so 3 n weighings are enough. */
static void append(Deque *low, Deque *high, size_t i)
{
    if (low->head < low->tail) {
        int before = weigh(i - 1, i);
        if (before <= 0)
            high->tail--;
        if (before >= 0)
            low->tail--;
        if (before < 0)
            drop(high, i, 1);
        if (before > 0)
            drop(low, i, -1);
    }
    low->bag[low->tail++] = high->bag[high->tail++] = i;
}

size_t two_pans(size_t n, size_t k, size_t *restrict lightest,
                size_t *restrict heaviest)
{
    if (k > n)
        return 0;
    Deque low = { malloc(n * sizeof(size_t)), 0, 0 };
    Deque high = { malloc(n * sizeof(size_t)), 0, 0 };
    for (size_t i = 0; i < n; i++) {
        expire(&low, i, k);
        expire(&high, i, k);
        append(&low, &high, i);
        if (i + 1 >= k) {
            lightest[i + 1 - k] = low.bag[low.head];
            heaviest[i + 1 - k] = high.bag[high.head];
        }
    }
    free(low.bag);
    free(high.bag);
    return n - k + 1;
}
//! stub
size_t two_pans(size_t n, size_t k, size_t *restrict lightest,
                size_t *restrict heaviest)
{
    // TODO: both ends of every window, in at most 3 n weighings.
    (void)n, (void)k, (void)lightest, (void)heaviest;
    return 0;
}
//! end
