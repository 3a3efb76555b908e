/* lab_costs: how many comparisons does each method make? */
#include "lab.h"
#include "01-sliding-window/require.h"
#include "01-sliding-window/shapes.h"

#include <stdio.h>

//@ count-comparisons
/* The methods' own sources, compiled once more with a question that
   counts itself. */
static long comparisons;
#define at_least(a, b) (comparisons++, (a) >= (b))

#include "01-sliding-window/brute.c"
#include "01-sliding-window/heap.c"
#include "01-sliding-window/deque.c"
#include "01-sliding-window/fold.c"
#include "01-sliding-window/blocks.c"
#include "01-sliding-window/doubling.c"

//@ costs-counted
enum { N = 1000000, METHODS = 6 };
enum { BRUTE, HEAP, DEQUE, STACKS, BLOCKS, DOUBLING };
static WindowMax *const methods[METHODS] = {
    window_max_brute, window_max_heap, window_max_deque,
    window_max_stacks, window_max_blocks, window_max_doubling
};

/* Runs a method on the first n values; returns its comparisons. */
static long counted(WindowMax *method, const int *x, size_t n, size_t k)
{
    static int out[N];
    comparisons = 0;
    method(x, n, k, out);
    return comparisons;
}

/* Counts all methods on one input and reports comparisons per value. Brute
   force runs on fewer windows: it makes the same number for each. */
static void count_all(const int *x, const char *shape, size_t k,
                      long count[METHODS])
{
    double each[METHODS];
    for (int a = 0; a < METHODS; a++) {
        size_t n = a == BRUTE ? 1000 + k - 1 : N;
        count[a] = counted(methods[a], x, n, k);
        each[a] = (double)count[a] / (a == BRUTE ? 1000 : N);
    }
    printf("%-9s %6zu", shape, k);
    for (int a = 0; a < METHODS; a++)
        printf(" %9.3f", each[a]);
    printf("\n");
    lab_row("costs", "shape=%s; k=%zu; brute=%.4f; heap=%.4f; deque=%.4f; "
            "stacks=%.4f; blocks=%.4f; doubling=%.4f", shape, k,
            each[BRUTE], each[HEAP], each[DEQUE], each[STACKS],
            each[BLOCKS], each[DOUBLING]);
}

//@ costs-quoted
/* The numbers that the text quotes from the table. */
static void quote(int shape, size_t k, const long count[METHODS])
{
    if (k != 10)
        return;
    if (shape == 0) {
        lab_value("heap-random", (double)count[HEAP] / N);
        lab_value("deque-random", (double)count[DEQUE] / N);
    }
    if (shape == 1)
        lab_value("heap-rising", (double)count[HEAP] / N);
    if (shape == 2)
        lab_value("heap-falling", (double)count[HEAP] / N);
}

//@ costs-claims
/* What the text derives, in whole numbers. */
static bool deque_bound = true, brute_exact = true, doubling_exact = true;
static bool stacks_bound = true, blocks_bound = true;

static void check_bounds(size_t k, const long count[METHODS])
{
    size_t m = N - k + 1, w = 1;
    long doublings = 0;
    for (; 2 * w <= k; w *= 2)
        doublings += (long)(N - 2 * w + 1);
    brute_exact = brute_exact && count[BRUTE] == 1000 * (long)(k - 1);
    deque_bound = deque_bound && count[DEQUE] < 2 * N;
    stacks_bound = stacks_bound && count[STACKS] < 3 * N;
    blocks_bound = blocks_bound && count[BLOCKS] < 3 * N;
    doubling_exact = doubling_exact
                     && count[DOUBLING] == doublings + (long)m;
}

/* Whole blocks only: the comparisons are 3 (k - 1) for each. */
static bool blocks_are_exact(const int *x, size_t k)
{
    size_t blocks = N / k - 1, n = blocks * k + k - 1;
    return counted(window_max_blocks, x, n, k)
           == 3 * (long)(k - 1) * (long)blocks;
}

//@ costs-heap
/* The heap never forgets on rising input, so its cost grows with n. */
static bool heap_grows(const int *x)
{
    double last = 0;
    bool grows = true;
    for (size_t n = 1000; n <= N; n *= 10) {
        double each = (double)counted(window_max_heap, x, n, 10) / (double)n;
        printf("heap, rising, k = 10, n = %7zu: %6.3f\n", n, each);
        grows = grows && each > last;
        last = each;
    }
    return grows;
}

//@ costs-main
static const size_t sizes[] = { 3, 10, 30, 100, 300, 1000, 3000, 10000 };
enum { SIZES = sizeof sizes / sizeof sizes[0] };

static void report_claims(bool blocks_exact, bool heap)
{
    lab_claim("brute-exact", "Brute force makes k - 1 comparisons for each "
              "window.", HOLDS, brute_exact);
    lab_claim("deque-below-two", "The deque makes fewer than two comparisons "
              "for each value, on every input.", HOLDS, deque_bound);
    lab_claim("stacks-below-three", "The two stacks make fewer than three.",
              HOLDS, stacks_bound);
    lab_claim("blocks-exact", "The block method makes 3 - 3/k comparisons "
              "for each window of a whole block.", HOLDS,
              blocks_bound && blocks_exact);
    lab_claim("doubling-exact", "Doubling makes one comparison for each "
              "halving of k and one more.", HOLDS, doubling_exact);
    lab_claim("heap-grows", "On rising input the heap's cost grows with "
              "n.", HOLDS, heap);
}

int main(int argc, char **argv)
{
    static int x[N];
    lab_begin(argc, argv, false);
    bool blocks_exact = true;
    printf("comparisons   k     brute      heap     deque    stacks"
           "    blocks  doubling\n");
    for (int shape = 0; shape < SHAPES; shape++) {
        shape_fill(x, N, shape, lab_seed());
        for (int s = 0; s < SIZES; s++) {
            long count[METHODS];
            count_all(x, shape_names[shape], sizes[s], count);
            quote(shape, sizes[s], count);
            check_bounds(sizes[s], count);
            blocks_exact = blocks_exact && blocks_are_exact(x, sizes[s]);
            lab_progress(shape * SIZES + s + 1, SHAPES * SIZES);
        }
    }
    shape_fill(x, N, 1, lab_seed());
    report_claims(blocks_exact, heap_grows(x));
    return lab_end();
}
