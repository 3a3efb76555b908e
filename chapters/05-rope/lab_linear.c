/* lab_linear: RoPE in attention without softmax: two forms that are one,
   weights below zero, and what the arrows are good for there. */
#include "lab.h"
#include "lab_parallel.h"
#include "02-tensors/params.h"
#include "04-positions/parade.h"
#include "05-rope/linear_rope.h"
#include "05-rope/theta.h"

#include <math.h>
#include <stdio.h>

//@ linear-forms
enum { SEEDS = 3, T = 256, D = 32 };

static RopeTable table_of(int P, int width)
{
    double *theta = tape_alloc((size_t)width * sizeof *theta);
    rope_theta(theta, width, 10000);
    return rope_table(P, width / 2, theta, 1);
}

static Tensor *normal(Rng *rng)
{
    Tensor *x = tape_new("normal", DIMS(1, 1, T, D), NULL, NULL, NULL, NULL);
    init_normal(x, rng, 1);
    return x;
}

/* The largest difference between the table of weights and the recurrence, as
   a part of the largest number that comes out. */
static double forms_differ(Tensor *q, Tensor *k, Tensor *v,
                           const RopeTable *table)
{
    const float *y = t_linear_attend(q, k, v, table, PAIR_HALVES)->data;
    double off = 0, most = 0;
    float out[D];
    LinearState s = linear_state_open(D);
    for (int t = 0; t < T; t++, y += D) {
        linear_state_step(&s, q->data + t * D, k->data + t * D,
                          v->data + t * D, table, PAIR_HALVES, out);
        for (int d = 0; d < D; d++) {
            off = fmax(off, fabs((double)(out[d] - y[d])));
            most = fmax(most, fabs((double)y[d]));
        }
    }
    linear_state_close(&s);
    return off / most;
}

//@ linear-negative
typedef struct { double negative, least_sum; } Below;

/* How many of a query's weights are below zero, and the least sum of a row of
   weights; not turned, each sum is 1. */
static Below below_zero(Tensor *q, Tensor *k, const RopeTable *table)
{
    const float *w = t_linear_weights(q, k, table, PAIR_HALVES)->data;
    Below b = { 0, INFINITY };
    for (int i = 0; i < T; i++) {
        double sum = 0;
        for (int j = 0; j <= i; j++) {
            b.negative += w[i * T + j] < 0;
            sum += (double)w[i * T + j];
        }
        b.least_sum = fmin(b.least_sum, sum);
    }
    b.negative /= T * (T + 1) / 2;
    return b;
}

static void forms(void)
{
    double off = 0, negative = 0, least = INFINITY;
    bool some = true;
    printf("seed  forms differ by  weights below zero  least sum of a row\n");
    for (int seed = 0; seed < SEEDS; seed++) {
        tape_reset();
        Rng rng = rng_seed(lab_seed() + (uint64_t)seed);
        Tensor *q = normal(&rng), *k = normal(&rng), *v = normal(&rng);
        RopeTable table = table_of(T, D);
        double differ = forms_differ(q, k, v, &table);
        Below b = below_zero(q, k, &table);
        printf("%4d  %15.1e  %17.2f%%  %18.3f\n", seed + 1, differ,
               100 * b.negative, b.least_sum);
        off = fmax(off, differ);
        negative += b.negative / SEEDS;
        least = fmin(least, b.least_sum);
        some = some && b.negative > 0;
        rope_table_close(&table);
    }
    lab_value("forms-off", off);
    lab_value("negative-share", negative);
    lab_value("least-sum", least);
    lab_claim("linear-equal", "The recurrence gives what the table of weights "
              "gives, to 1e-5.", HOLDS, off < 1e-5);
    lab_claim("linear-negative", "Some weights are below zero, with each "
              "seed.", HOLDS, some);
}

//@ linear-schemes
/* Chapter 4's race, run with linear attention: knowing of no places, or with
   RoPE above the line. */
static Tensor *attend(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                      int first, void *ctx)
{
    (void)mask, (void)first;                // causal, from place 0
    return t_linear_attend(q, k, v, ctx, PAIR_NEIGHBOURS);
}

static RopeTable race_table;

static void install_nothing(Tower *t, Params *ps, Rng *rng, int L)
{
    (void)ps, (void)rng, (void)L;
    scheme_memory(t, 1);
    scheme_attend(t, attend, NULL, 0);
}

static void install_turned(Tower *t, Params *ps, Rng *rng, int L)
{
    install_nothing(t, ps, rng, L);
    scheme_attend(t, attend, &race_table, 0);
}

static const Scheme ways[] = { { "no places", install_nothing, false },
                               { "RoPE", install_turned, false } };

//@ linear-race
enum { WAYS = 2, STEPS = 700, EVERY = 25, POINTS = STEPS / EVERY };
typedef struct { double loss[POINTS], right; } Result;

static void run(int i, void *to)
{
    static Runner runner;
    static float loss[STEPS];
    Result *r = to;
    race_table = table_of(RACE_LENGTH, 16);
    runner_open(&runner, &ways[i / SEEDS], lab_seed() + (uint64_t)(i % SEEDS));
    runner_train(&runner, STEPS, loss);
    for (int s = 0; s < STEPS; s++)
        r->loss[s / EVERY] += (double)loss[s] / EVERY;
    r->right = runner_accuracy(&runner, RACE_LENGTH);
    runner_close(&runner);
    rope_table_close(&race_table);
}

//@ linear-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    forms();
    const Result *r = lab_parallel(WAYS * SEEDS, sizeof *r, run);
    double least = 1, most = 0;
    printf("\nright answers in the race, linear attention, three seeds\n");
    for (int w = 0; w < WAYS; w++) {
        const Result *mine = r + w * SEEDS;
        printf("%-10s", ways[w].name);
        for (int s = 0; s < SEEDS; s++) {
            printf("  %.3f", mine[s].right);
            least = w == 1 ? fmin(least, mine[s].right) : least;
            most = w == 0 ? fmax(most, mine[s].right) : most;
        }
        printf("\n");
        lab_row("race", "way=%s; a=%.3f; b=%.3f; c=%.3f", ways[w].name,
                mine[0].right, mine[1].right, mine[2].right);
        for (int p = 0; p < POINTS; p++)
            lab_row("curves", "way=%s; step=%d; loss=%.3f", ways[w].name,
                    (p + 1) * EVERY, (mine[0].loss[p] + mine[1].loss[p]
                                      + mine[2].loss[p]) / SEEDS);
    }
    lab_claim("linear-learns", "With RoPE linear attention answers more right "
              "than without, whichever seeds one compares.", HOLDS,
              least > most);
    return lab_end();
}
