/* bench_rope: see bench.sh. Medians of turns; one thread is measured by the
   process's own clock, so that other jobs count less, two by the wall's. */
#include "02-tensors/params.h"
#include "05-rope/rope.h"
#include "05-rope/theta.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { B = 8, H = 12, T = 2048, D = 64, A = D / 2, TURNS = 31 };
enum { COPY, TABLE, NEIGHBOURS, HALVES, BACK, WAYS };
static const char *const names[WAYS] = {
    "copy", "the table alone", "neighbours, with table",
    "halves, with table", "backward, halves" };

static double now(void)
{
    struct timespec t;
    const char *threads = getenv("OMP_NUM_THREADS");
    bool alone = threads && strcmp(threads, "1") == 0;
    clock_gettime(alone ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The copy of as many threads as turn. */
static void copy(float *to, const float *from, size_t n)
{
    size_t piece = n / (B * H);
    #pragma omp parallel for
    for (size_t i = 0; i < B * H; i++)
        memcpy(to + i * piece, from + i * piece, piece * sizeof *to);
}

static double once(int way, Tensor *x)
{
    double theta[A];
    tape_reset();
    float *room = tape_alloc(numel(x) * sizeof *room);
    if (way != COPY)
        tape_reset();               // t_rope writes into the same memory
    rope_theta(theta, D, 10000);
    double start = now();
    if (way == COPY) {
        copy(room, x->data, numel(x));
        return now() - start;
    }
    RopeTable table = rope_table(T, A, theta, 1);
    double took = now() - start;
    if (way != TABLE) {
        Tensor *y = t_rope(x, &table, way == NEIGHBOURS ? PAIR_NEIGHBOURS
                                                        : PAIR_HALVES, 0);
        took = now() - start;
        if (way == BACK) {
            y->grad = y->data;
            start = now();
            y->backward(y);
            took = now() - start;
        }
    }
    rope_table_close(&table);
    return took;
}

int main(void)
{
    static double ms[WAYS][TURNS];
    const char *threads = getenv("OMP_NUM_THREADS");
    Params ps = { 0 };
    Rng rng = rng_seed(1);
    Tensor *x = param(&ps, DIMS(B, H, T, D), "x");
    init_uniform(x, &rng, 1);
    params_zero_grad(&ps);
    for (int w = 0; w < WAYS; w++)
        once(w, x);
    for (int t = 0; t < TURNS; t++)
        for (int w = 0; w < WAYS; w++)
            ms[w][t] = once(w, x);
    printf("(%d,%d,%d,%d), threads: %s\n", B, H, T, D,
           threads ? threads : "all");
    for (int w = 0; w < WAYS; w++) {
        qsort(ms[w], TURNS, sizeof *ms[w], ascending);
        printf("%-24s %7.2f ms (%.2f to %.2f), of a copy %.2f%s\n", names[w],
               ms[w][TURNS / 2], ms[w][TURNS / 4], ms[w][3 * TURNS / 4],
               ms[w][TURNS / 2] / ms[COPY][TURNS / 2],
               w == NEIGHBOURS || w == HALVES ? " (bar 1.3, aim 1.1)" : "");
    }
    params_close(&ps);
    return 0;
}
