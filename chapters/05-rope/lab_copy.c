/* lab_copy: what does it cost to turn, beside a copy of the same memory; and
   how does attention's time grow with the length, with softmax and without? */
#include "lab.h"
#include "02-tensors/params.h"
#include "03-attention/attention.h"
#include "05-rope/linear_rope.h"
#include "05-rope/theta.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef _OPENMP
#include <omp.h>
#endif

//@ copy-clock
/* By a clock that runs only while this thread does. */
static double milliseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

//@ copy-ways
/* Queries of twelve heads of width 64, eight texts of 2,048 tokens: 48 MiB. */
enum { B = 8, H = 12, T = 2048, D = 64, A = D / 2, TURNS = 15 };
enum { COPY, NEIGHBOURING, HALVED, PLAIN, WAYS };
static const char *const ways[WAYS] = { "copy", "neighbours", "halves",
                                        "plain" };

static void turn_plainly(Tensor *x, const double *theta)
{
    for (size_t r = 0; r < rows_of(x); r++)
        rope_plain(x->data + r * D, D, (double)(r % T), theta,
                   PAIR_NEIGHBOURS);
}

/* What each way takes, its table included. */
static double once(int way, Tensor *x)
{
    double theta[A];
    RopeTable table = { 0 };
    tape_reset();
    float *room = tape_alloc(numel(x) * sizeof *room);
    if (way != COPY)
        tape_reset();               // t_rope writes into the same memory
    double start = milliseconds();
    rope_theta(theta, D, 10000);
    if (way == COPY)
        memcpy(room, x->data, numel(x) * sizeof *room);
    else if (way == PLAIN)
        turn_plainly(x, theta);
    else {
        table = rope_table(T, A, theta, 1);
        t_rope(x, &table, way == HALVED ? PAIR_HALVES : PAIR_NEIGHBOURS, 0);
    }
    double took = milliseconds() - start;
    rope_table_close(&table);
    return took;
}

//@ copy-table
static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Medians of turns, for each turn takes each way once. */
static void copies(void)
{
    static double ms[WAYS][TURNS];
    Params ps = { 0 };
    Rng rng = rng_seed(lab_seed());
    Tensor *x = param(&ps, DIMS(B, H, T, D), "x");
    init_uniform(x, &rng, 1);
    for (int t = -1; t < TURNS; t++)        // one turn to warm up
        for (int w = 0; w < (t < 1 ? WAYS : PLAIN); w++)
            ms[w][t < 0 ? 0 : t] = once(w, x);
    printf("way          ms  of a copy\n");
    double of_copy[WAYS];
    for (int w = 0; w < WAYS; w++) {
        int turns = w == PLAIN ? 1 : TURNS; // it takes too long
        qsort(ms[w], (size_t)turns, sizeof *ms[w], ascending);
        of_copy[w] = ms[w][turns / 2] / ms[COPY][TURNS / 2];
        printf("%-10s %6.1f  %9.2f\n", ways[w], ms[w][turns / 2], of_copy[w]);
        lab_row("copies", "way=%s; ms=%.1f; times=%.2f", ways[w],
                ms[w][turns / 2], of_copy[w]);
    }
    params_close(&ps);
    lab_claim("copy-fast", "With a table, in either pairing, to turn takes "
              "less than twice as long as to copy.", HOLDS,
              of_copy[HALVED] < 2 && of_copy[NEIGHBOURING] < 2);
    lab_claim("copy-plain", "The plain way takes more than five times as long "
              "as to copy.", HOLDS, of_copy[PLAIN] > 5);
}

//@ copy-lengths
/* Causal attention of one head, forward only: with softmax; linear, as a
   table; linear, as a recurrence. */
enum { SOFTMAX, AS_TABLE, AS_STATE, FORMS, SHORT = 256, SIZES = 4 };
static const char *const forms[FORMS] = { "softmax", "table", "recurrence" };

static void recur(Tensor *const x[3], int n, const RopeTable *table)
{
    float out[D];
    LinearState s = linear_state_open(D);
    for (int t = 0; t < n; t++)
        linear_state_step(&s, x[0]->data + t * D, x[1]->data + t * D,
                          x[2]->data + t * D, table, PAIR_HALVES, out);
    linear_state_close(&s);
}

static double attend_once(int form, int n)
{
    double theta[A];
    rope_theta(theta, D, 10000);
    RopeTable table = rope_table(n, A, theta, 1);
    Rng rng = rng_seed(lab_seed());
    Tensor *x[3];
    tape_reset();
    for (int i = 0; i < 3; i++) {           // queries, keys, values
        x[i] = tape_new("x", DIMS(1, 1, n, D), NULL, NULL, NULL, NULL);
        init_normal(x[i], &rng, 1);
    }
    double start = milliseconds();
    if (form == AS_STATE)
        recur(x, n, &table);
    else if (form == AS_TABLE)
        t_linear_attend(x[0], x[1], x[2], &table, PAIR_HALVES);
    else {
        Tensor *q = t_rope(x[0], &table, PAIR_HALVES, 0);
        Tensor *k = t_rope(x[1], &table, PAIR_HALVES, 0);
        t_attend_streamed(q, k, x[2], &(Mask){ .causal = true }, NULL);
    }
    double took = milliseconds() - start;
    rope_table_close(&table);
    return took;
}

//@ copy-slopes
/* The shortest of five runs; and the power of the length with which the time
   grows over the last two doublings. */
static void lengths(void)
{
    double ms[FORMS][SIZES], power[FORMS];
    printf("\nlength     softmax     table  recurrence, ms\n");
    for (int size = 0; size < SIZES; size++) {
        printf("%6d", SHORT << size);
        for (int f = 0; f < FORMS; f++) {
            ms[f][size] = INFINITY;
            for (int run = 0; run < 5; run++)
                ms[f][size] = fmin(ms[f][size],
                                   attend_once(f, SHORT << size));
            printf("  %10.2f", ms[f][size]);
            lab_row("lengths", "T=%d; form=%s; ms=%.3f", SHORT << size,
                    forms[f], ms[f][size]);
        }
        printf("\n");
        lab_progress(size + 1, SIZES);
    }
    for (int f = 0; f < FORMS; f++) {
        char key[32];
        power[f] = log2(ms[f][SIZES - 1] / ms[f][SIZES - 3]) / 2;
        snprintf(key, sizeof key, "power-%s", forms[f]);
        lab_value(key, power[f]);
        printf("%s: time grows as length to the power %.2f\n", forms[f],
               power[f]);
    }
    lab_claim("power-two", "The table's time grows with more than the 1.7th "
              "power of the length.", HOLDS, power[AS_TABLE] > 1.7);
    lab_claim("power-one", "The recurrence's grows with less than the 1.3rd "
              "power.", HOLDS, power[AS_STATE] < 1.3);
}

//@ copy-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, true);
#ifdef _OPENMP
    omp_set_num_threads(1);
#endif
    copies();
    lengths();
    return lab_end();
}
