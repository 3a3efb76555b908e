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
 *
 * hint: First make it right: sort each window. Then ask what is wasted: from
 *   one window to the next, one value leaves and one comes. You need a set
 *   into which values can go, out of which they can be taken, and which
 *   tells you its middle one.
 * hint: Two heaps are one way, the smaller half in one and the larger half in
 *   the other; what has left is thrown away when it comes to the top, and
 *   you have to count who is still really there. There is a way with less
 *   to keep in order. You know all values beforehand: sort them once, and
 *   give each its place.
 * hint: Now the set is a row of n places, each 0 or 1, and the median is
 *   "the place of the 1 number k / 2". A tree that keeps, for each stretch of
 *   the row, how many ones it holds, finds it by going left or right
 *   log n times. Equal values have places of their own, so ties are no case.
 * hint: The neat form of this tree is Fenwick's: `tree[p]` holds the ones of
 *   the `p & -p` places that end at `p`, counted from 1. To change place p:
 *   `for (; p <= n; p += p & -p) tree[p] += d;`. To find one number r,
 *   start at 0 and try steps of falling powers of two; take a step when
 *   the `tree` entry you land on holds fewer than r ones, and subtract
 *   them; the answer is the next place.
 * after: You gave up knowing nothing of the future: since all values were
 *   there, sorting them once turned "where does it belong?" into a number.
 *   The same row of ones answers every rank, so the quartiles are free.
 */
#include "8-middle.h"
#include <stdlib.h>

//! answer
/* A row of places 1, ..., n, each empty or taken. ones[p] counts those taken
   among the p & -p places that end at p. */
typedef struct {
    size_t *ones, n, top;       // top: the largest power of two up to n
} Row;

static void change(Row *row, size_t place, size_t by)
{
    for (size_t p = place; p <= row->n; p += p & -p)
        row->ones[p] += by;
}

/* The place that is number rank (1, 2, ...) of those taken. Before each step
   `place` has fewer than rank of them at or below it. */
static size_t find(const Row *row, size_t rank)
{
    size_t place = 0;
    for (size_t step = row->top; step > 0; step /= 2)
        if (place + step <= row->n && row->ones[place + step] < rank) {
            place += step;
            rank -= row->ones[place];
        }
    return place + 1;
}

typedef struct {
    int value;
    size_t index;
} Entry;

static int by_value(const void *a, const void *b)
{
    const Entry *p = a, *q = b;
    return (p->value > q->value) - (p->value < q->value);
}

/* The values in order; place[i] becomes where x[i] stands among them. */
static Entry *in_order(const int *x, size_t n, size_t *place)
{
    Entry *sorted = malloc(n * sizeof *sorted);
    for (size_t i = 0; i < n; i++)
        sorted[i] = (Entry){ x[i], i };
    qsort(sorted, n, sizeof *sorted, by_value);
    for (size_t p = 0; p < n; p++)
        place[sorted[p].index] = p + 1;
    return sorted;
}

size_t window_median(const int *restrict x, size_t n, size_t k,
                     double *restrict out)
{
    if (k > n)
        return 0;
    Row row = { calloc(n + 1, sizeof(size_t)), n, 1 };
    while (row.top <= n / 2)
        row.top *= 2;
    size_t *place = malloc(n * sizeof *place);
    Entry *sorted = in_order(x, n, place);
    for (size_t i = 0; i < n; i++) {
        change(&row, place[i], 1);
        if (i >= k)
            change(&row, place[i - k], (size_t)-1);
        if (i + 1 >= k) {
            double low = sorted[find(&row, (k + 1) / 2) - 1].value;
            double high = sorted[find(&row, k / 2 + 1) - 1].value;
            out[i + 1 - k] = (low + high) / 2;
        }
    }
    free(row.ones);
    free(place);
    free(sorted);
    return n - k + 1;
}
//! stub
size_t window_median(const int *restrict x, size_t n, size_t k,
                     double *restrict out)
{
    // TODO: the median of each window.
    (void)x, (void)n, (void)k, (void)out;
    return 0;
}
//! end
