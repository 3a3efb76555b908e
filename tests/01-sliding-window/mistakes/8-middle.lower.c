/* For even k you report the lower of the two in the middle. The median is their
   mean: of 1 and 2 it is one and a half. */
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
            out[i + 1 - k] = low;
        }
    }
    free(row.ones);
    free(place);
    free(sorted);
    return n - k + 1;
}
