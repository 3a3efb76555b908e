/* lab_time: how long does each method take for a value, as k grows? */
#include "lab.h"
#include "01-sliding-window/methods.h"
#include "01-sliding-window/shapes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

//@ time-once
enum { N = 1000000, RUNS = 9 };
static int x[N], out[N];

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

//@ time-median
/* Nanoseconds for a value, once. */
static double nanoseconds(WindowMax *method, size_t k)
{
    double start = seconds();
    method(x, N, k, out);
    return (seconds() - start) / N * 1e9;
}

static int compare(const void *a, const void *b)
{
    double x0 = *(const double *)a, x1 = *(const double *)b;
    return (x0 > x1) - (x0 < x1);
}

static double median(double took[RUNS])
{
    qsort(took, RUNS, sizeof *took, compare);
    return took[RUNS / 2];
}

//@ time-curve
static const size_t sizes[] = { 3, 10, 30, 100, 300, 1000, 3000, 10000 };
enum { SIZES = sizeof sizes / sizeof sizes[0] };
static double ns[METHODS][SIZES];

/* All methods for one window, in turns, so that a machine that is slow for
   a while is slow for all. Those that take k steps for a value stop at
   k = 1000. */
static void measure(int s)
{
    double took[METHODS][RUNS];
    int first = sizes[s] > 1000 ? HEAP : BRUTE;
    for (int r = 0; r < RUNS; r++)
        for (int a = first; a < METHODS; a++)
            took[a][r] = nanoseconds(methods[a].run, sizes[s]);
    for (int a = first; a < METHODS; a++) {
        ns[a][s] = median(took[a]);
        printf("%-9s k = %5zu: %7.2f ns\n", methods[a].name, sizes[s],
               ns[a][s]);
        lab_row("times", "method=%s; k=%zu; ns=%.3f", methods[a].name,
                sizes[s], ns[a][s]);
    }
}

//@ time-ratios
/* The deque on random values against the deque on rising ones; all shapes
   in turns. */
static double deque_by_shape(void)
{
    double deque[SHAPES][RUNS], fast[SHAPES][RUNS], each[SHAPES];
    for (int r = 0; r < RUNS; r++)
        for (int shape = 0; shape < SHAPES; shape++) {
            shape_fill(x, N, shape, lab_seed());
            deque[shape][r] = nanoseconds(window_max_deque, 10);
            fast[shape][r] = nanoseconds(window_max, 10);
        }
    for (int shape = 0; shape < SHAPES; shape++) {
        each[shape] = median(deque[shape]);
        double other = median(fast[shape]);
        printf("%-9s deque %5.2f ns, fast %5.2f ns\n", shape_names[shape],
               each[shape], other);
        lab_row("shapes", "shape=%s; deque=%.3f; fast=%.3f",
                shape_names[shape], each[shape], other);
    }
    return each[0] / each[1];
}

//@ time-main
/* How many times as long as a method the deque takes, at least. */
static double least_gain(int method)
{
    double least = ns[DEQUE][0] / ns[method][0];
    for (int s = 1; s < SIZES; s++)
        if (ns[DEQUE][s] / ns[method][s] < least)
            least = ns[DEQUE][s] / ns[method][s];
    return least;
}

int main(int argc, char **argv)
{
    lab_begin(argc, argv, true);
    memset(out, 1, sizeof out);                     // touch every page
    shape_fill(x, N, 0, lab_seed());
    for (int s = 0; s < SIZES; s++) {
        measure(s);
        lab_progress(s + 1, SIZES);
    }
    lab_value("deque-over-brute-10", ns[DEQUE][1] / ns[BRUTE][1]);
    lab_value("brute-over-deque-1000", ns[BRUTE][5] / ns[DEQUE][5]);
    lab_value("heap-over-deque-10", ns[HEAP][1] / ns[DEQUE][1]);
    lab_value("deque-over-fast-1000", ns[DEQUE][5] / ns[FAST][5]);
    lab_value("blocks-over-fast-30", ns[BLOCKS][2] / ns[FAST][2]);
    lab_value("blocks-over-fast-10000", ns[BLOCKS][7] / ns[FAST][7]);
    lab_value("fast-rise", ns[FAST][7] / ns[FAST][0]);
    double surprise = deque_by_shape();
    lab_value("random-over-rising", surprise);
    lab_claim("brute-wins", "At k = 10 brute force is faster than the "
              "deque.", HOLDS, ns[BRUTE][1] < ns[DEQUE][1]);
    lab_claim("deque-wins", "At k = 1000 the deque is faster than brute "
              "force.", HOLDS, ns[DEQUE][5] < ns[BRUTE][5]);
    lab_claim("random-hurts", "The deque takes more than twice as long on "
              "random values as on rising ones.", HOLDS, surprise > 2);
    lab_claim("fast-wins", "The deque takes at least three times as long as "
              "the fast method, at every k.", HOLDS, least_gain(FAST) >= 3);
    lab_claim("doubling-wins", "Doubling is faster than the deque at every "
              "k.", HOLDS, least_gain(DOUBLING) > 1);
    return lab_end();
}
