/* bench_window: how long each window maximum takes for a value, beside
   memcpy and, where bench_peers.cpp was linked in, beside others'. */
#include "01-sliding-window/require.h"
#include "01-sliding-window/shapes.h"
#include "01-sliding-window/window.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* bench_peers.cpp; one that was left out is a null pointer. */
#define PEER __attribute__((weak)) extern
PEER const int *interview_deque(const int *x, size_t n, size_t k);
PEER const int *interview_given(const int *x, size_t n, size_t k, int *out);
PEER const float *running_herk(const float *x, size_t n, size_t k);
PEER const float *running_lemire(const float *x, size_t n, size_t k);
PEER const float *running_stream(const float *x, size_t n, size_t k);

enum { N = 10000000, RUNS = 5, SIZES = 5 };
static const size_t sizes[SIZES] = { 3, 10, 100, 1000, 10000 };

enum { COPY, FAST, FLOAT, DEQUE, BLOCKS, INTERVIEW, GIVEN, HERK, LEMIRE,
       STREAM, METHODS };
static const char *const names[METHODS] = {
    "memcpy", "window_max", "window_max_float", "window_max_deque",
    "window_max_blocks", "interview deque", "  its output given",
    "runningmaxmin Herk", "  Lemire", "  Lemire, streaming"
};

enum { RANDOM, RISING, FALLING, KINDS };        // as in shapes.h
static int x[N], out[N], expected[N];
static float xf[N], outf[N];                    // xf[i] is x[i], rounded
static double ns[KINDS][METHODS][SIZES];        // 0: not measured

static bool present(int method)
{
    switch (method) {
    case INTERVIEW: return interview_deque;
    case GIVEN: return interview_given;
    case HERK: return running_herk;
    case LEMIRE: return running_lemire;
    case STREAM: return running_stream;
    default: return true;
    }
}

static bool of_floats(int method)
{
    return method == FLOAT || method >= HERK;
}

/* Runs a method that is present, and returns where its maxima are. */
static const void *run(int method, size_t k)
{
    switch (method) {
    case COPY: memcpy(out, x, (N - k + 1) * sizeof *x); break;
    case FAST: window_max(x, N, k, out); break;
    case FLOAT: window_max_float(xf, N, k, outf); return outf;
    case DEQUE: window_max_deque(x, N, k, out); break;
    case BLOCKS: window_max_blocks(x, N, k, out); break;
    case INTERVIEW: return interview_deque(x, N, k);
    case GIVEN: return interview_given(x, N, k, out);
    case HERK: return running_herk(xf, N, k);
    case LEMIRE: return running_lemire(xf, N, k);
    case STREAM: return running_stream(xf, N, k);
    }
    return out;
}

/* Stops the program unless the method's maxima are the expected ones. As
   rounding keeps the order, the floats' maxima are the integers', rounded. */
static void check(int method, size_t k)
{
    memset(out, 1, sizeof out);
    memset(outf, 1, sizeof outf);
    const void *got = run(method, k);
    for (size_t i = 0; i < N - k + 1; i++) {
        bool same = of_floats(method)
            ? ((const float *)got)[i] == (float)expected[i]
            : ((const int *)got)[i] == expected[i];
        REQUIRE(same, "%s, k = %zu: maximum %zu is another than the deque's",
                names[method], k, i);
    }
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

/* Checks the methods for which chosen[] is true, then times them in turns. */
static void measure(int kind, int size, const bool chosen[METHODS])
{
    static double took[METHODS][RUNS];
    size_t k = sizes[size];
    window_max_deque(x, N, k, expected);
    for (int a = FAST; a < METHODS; a++)
        if (chosen[a])
            check(a, k);
    for (int r = 0; r < RUNS; r++)
        for (int a = 0; a < METHODS; a++)
            if (chosen[a]) {
                double start = seconds();
                run(a, k);
                took[a][r] = (seconds() - start) / N * 1e9;
            }
    for (int a = 0; a < METHODS; a++)
        if (chosen[a]) {
            qsort(took[a], RUNS, sizeof took[a][0], compare);
            ns[kind][a][size] = took[a][RUNS / 2];
        }
}

/* Random values for all; the others for those that might depend on them. */
static void measure_all(void)
{
    for (int kind = 0; kind < KINDS; kind++) {
        bool chosen[METHODS];
        for (int a = 0; a < METHODS; a++)
            chosen[a] = present(a) && (kind == RANDOM || a == FAST
                                       || a == DEQUE || a == INTERVIEW);
        shape_fill(x, N, kind, 1);
        for (size_t i = 0; i < N; i++)
            xf[i] = (float)x[i];
        for (int s = 0; s < SIZES; s++)
            measure(kind, s, chosen);
    }
}

static void print_head(const char *title)
{
    printf("%-20s", title);
    for (int s = 0; s < SIZES; s++)
        printf("   k = %-5zu", sizes[s]);
    printf("\n");
}

static void print_times(void)
{
    printf("ns a value, and how many times memcpy's; n = %d, random values,\n"
           "median of %d runs in turns\n", N, RUNS);
    print_head("");
    for (int a = 0; a < METHODS; a++) {
        if (!present(a))
            continue;
        printf("%-20s", names[a]);
        for (int s = 0; s < SIZES; s++)
            printf("%6.2f %4.1fx", ns[RANDOM][a][s],
                   ns[RANDOM][a][s] / ns[RANDOM][COPY][s]);
        printf("\n");
    }
    if (!present(HERK))
        printf("left out: runningmaxmin%s\n", present(INTERVIEW)
               ? " (CPPFLAGS=-I the folder of runningmaxmin.h)"
               : " and the interview deque, which are C++");
    printf("\n");
}

static void print_shapes(void)
{
    print_head("ns a value");
    for (int a = 0; a < METHODS; a++)
        for (int kind = 0; kind < KINDS && ns[RISING][a][0] > 0; kind++) {
            printf("%-17s %-8s", kind ? "" : names[a], shape_names[kind]);
            for (int s = 0; s < SIZES; s++)
                printf(s ? "%11.2f" : "%6.2f", ns[kind][a][s]);
            printf("\n");
        }
    printf("\n");
}

/* How often the time of a goes into the time of b, for each k. */
static void print_ratio(const char *label, int kind, int a, int b,
                        const char *target)
{
    if (!present(a) || !present(b))
        return;
    printf("%-46s", label);
    for (int s = 0; s < SIZES; s++)
        printf("%5.1fx", ns[kind][b][s] / ns[kind][a][s]);
    printf("%s%s\n", *target ? "  " : "", target);
}

static void print_ratios(void)
{
    printf("for each k, and the target\n");
    print_ratio("window_max's time in memcpy's:", RANDOM, COPY, FAST, "<= 6x");
    print_ratio("window_max_float's time in memcpy's:", RANDOM, COPY, FLOAT,
                "<= 8x");
    print_ratio("window_max against the interview deque:", RANDOM,
                FAST, INTERVIEW, ">= 8x");
    print_ratio("  rising values:", RISING, FAST, INTERVIEW, "");
    print_ratio("  falling values:", FALLING, FAST, INTERVIEW, "");
    print_ratio("  random values, its output given:", RANDOM, FAST, GIVEN, "");
    print_ratio("window_max_deque against the interview deque:", RANDOM,
                DEQUE, INTERVIEW, ">= 1.5x");
    print_ratio("  its output given:", RANDOM, DEQUE, GIVEN, "");
    print_ratio("window_max_float against runningmaxmin, Herk:", RANDOM,
                FLOAT, HERK, "");
    print_ratio("  Lemire:", RANDOM, FLOAT, LEMIRE, "");
    print_ratio("  Lemire, streaming:", RANDOM, FLOAT, STREAM, "");
}

int main(void)
{
    measure_all();
    print_times();
    print_shapes();
    print_ratios();
    return 0;
}
