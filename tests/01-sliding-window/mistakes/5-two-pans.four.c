/* Right, but you weigh up to four times for each bag. Both of your deques ask
   the new bag against the one before it, which is last in both: the same
   weighing, done twice. One result serves both. */
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

static void append(Deque *low, Deque *high, size_t i)
{
    drop(low, i, -1);
    drop(high, i, 1);
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
