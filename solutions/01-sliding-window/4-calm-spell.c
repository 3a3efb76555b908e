/*
 * The longest calm spell
 * difficulty: ★★
 * points: 3
 * parts: spells 2, long 1
 * time: 60 min
 *
 * When was the greenhouse at peace? Find the longest run of neighbouring
 * readings in which the largest exceeds the smallest by at most `spread`.
 *
 * Return where the run starts and how many readings it has. Of several runs
 * of the same length, return the first. `spread` is at least 0; with 0, all
 * values of the run are equal. With no values at all return `{ 0, 0 }`; one
 * value alone is always calm. The values may be any ints, and the difference
 * of two of them may be more than an int can hold.
 *
 * There may be two hundred thousand readings, and the longest spell may be
 * as long as that: at most a few steps per reading, please. You may
 * allocate memory; give it back.
 *
 * hint: Here nobody tells you how long the window is. But if a window is too
 *   wild, so is every window that contains it. So fix the right end, and ask
 *   how far to the left one can go.
 * hint: Move the right end one place further. The best left end for it can be
 *   where the old one was, or more to the right, never more to the left.
 *   Two hands that only ever move to the right: that is linear.
 * hint: While the left end moves you need the maximum *and* the minimum of
 *   the window. You know a list that forgets whoever can't win any more;
 *   keep two of them, one for each.
 * hint: For each `i`: append `i` to both lists, dropping the dominated ones.
 *   While the head of one minus the head of the other exceeds `spread` (in
 *   `long long`), move `left` on by one, and drop the head of a list when it
 *   is less than `left`. Then `i - left + 1` is a candidate.
 * after: The window found its own width. Whenever "too much" stays too much
 *   as the window grows, two hands that only move forward will do, and the
 *   rest is knowing what is in between.
 */
#include "4-calm-spell.h"
#include <stdlib.h>

//! answer
/* Indices of values that fall (sign 1) or rise (sign -1) from head to tail,
   so that the head is the maximum, or the minimum. */
typedef struct {
    size_t *index, head, tail;
} Deque;

static void append(Deque *d, const int *x, size_t i, int sign)
{
    while (d->head < d->tail) {
        int last = x[d->index[d->tail - 1]];
        if (sign > 0 ? last > x[i] : last < x[i])
            break;
        d->tail--;
    }
    d->index[d->tail++] = i;
}

static void expire(Deque *d, size_t left)
{
    if (d->index[d->head] < left)
        d->head++;
}

/* For each i, left is the smallest place from which the run up to i is calm.
   It never moves back: a run that was too wild stays so as it grows. */
Spell calm_spell(const int *x, size_t n, int spread)
{
    Deque high = { malloc((n + 1) * sizeof(size_t)), 0, 0 };
    Deque low = { malloc((n + 1) * sizeof(size_t)), 0, 0 };
    Spell best = { 0, 0 };
    size_t left = 0;
    for (size_t i = 0; i < n; i++) {
        append(&high, x, i, 1);
        append(&low, x, i, -1);
        while ((long long)x[high.index[high.head]] - x[low.index[low.head]]
               > spread) {
            left++;
            expire(&high, left);
            expire(&low, left);
        }
        if (i + 1 - left > best.count)
            best = (Spell){ left, i + 1 - left };
    }
    free(high.index);
    free(low.index);
    return best;
}
//! stub
Spell calm_spell(const int *x, size_t n, int spread)
{
    // TODO: the longest run with largest - smallest <= spread.
    (void)x, (void)n, (void)spread;
    return (Spell){ 0, 0 };
}
//! end
