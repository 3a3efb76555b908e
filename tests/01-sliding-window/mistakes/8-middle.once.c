/* Your set keeps each value once. When one of two equal readings leaves, both
   are gone, and when a second comes, nothing changes; the middle shifts. Give
   equal values places of their own, or count them. */
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

/* The values in order; place[i] becomes where x[i] first stands among them. */
static Entry *in_order(const int *x, size_t n, size_t *place)
{
    Entry *sorted = malloc(n * sizeof *sorted);
    for (size_t i = 0; i < n; i++)
        sorted[i] = (Entry){ x[i], i };
    qsort(sorted, n, sizeof *sorted, by_value);
    for (size_t p = 0; p < n; p++)
        place[sorted[p].index] = p > 0 && sorted[p - 1].value == sorted[p].value
            ? place[sorted[p - 1].index] : p + 1;
    return sorted;
}

size_t window_median(const int *restrict x, size_t n, size_t k,
                     double *restrict out)
{
    if (k > n)
        return 0;
    size_t held = 0;
    char *here = calloc(n + 1, 1);
    Row row = { calloc(n + 1, sizeof(size_t)), n, 1 };
    while (row.top <= n / 2)
        row.top *= 2;
    size_t *place = malloc(n * sizeof *place);
    Entry *sorted = in_order(x, n, place);
    for (size_t i = 0; i < n; i++) {
        if (i >= k && here[place[i - k]]) {
            here[place[i - k]] = 0;
            change(&row, place[i - k], (size_t)-1);
            held--;
        }
        if (!here[place[i]]) {
            here[place[i]] = 1;
            change(&row, place[i], 1);
            held++;
        }
        if (i + 1 >= k) {
            double low = sorted[find(&row, (held + 1) / 2) - 1].value;
            double high = sorted[find(&row, held / 2 + 1) - 1].value;
            out[i + 1 - k] = (low + high) / 2;
        }
    }
    free(here);
    free(row.ones);
    free(place);
    free(sorted);
    return n - k + 1;
}
