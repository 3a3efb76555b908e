/* Of two equally long spells you return the later one; the first was asked
   for. A candidate must be longer than the best so far to replace it, not
   just as long. */
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
        if (i + 1 - left >= best.count)
            best = (Spell){ left, i + 1 - left };
    }
    free(high.index);
    free(low.index);
    return best;
}
