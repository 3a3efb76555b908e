/* You drop the bag before the new one and stop there. But a heavy bag may
   outweigh many at once: 3, 2, 1 are all forgotten when a 4 comes. What you
   left behind is out of order, and reaches the head when the 4 has gone. */
/* Bags that grow heavier (sign -1) or lighter (sign 1) from head to tail. */
typedef struct {
    size_t *bag, head, tail;
} Deque;

static void expire(Deque *d, size_t i, size_t k)
{
    if (d->head < d->tail && d->bag[d->head] + k <= i)
        d->head++;
}

static void append(Deque *low, Deque *high, size_t i)
{
    if (low->head < low->tail) {
        int before = weigh(i - 1, i);
        if (before <= 0)
            high->tail--;
        if (before >= 0)
            low->tail--;
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
