/* lab_decay: does RoPE make scores fade with distance? Su's bound, and
   scores themselves. */
#include "lab.h"
#include "02-tensors/rng.h"
#include "05-rope/bound.h"
#include "05-rope/theta.h"

#include <math.h>
#include <stdio.h>

//@ decay-table
enum { D = 128 };
static double theta[D / 2];

static void table(void)
{
    static const int at[] = { 0, 1, 16, 64, 128, 256, 512, 1024, 2048, 4096 };
    // as tests/05-rope/golden/make.py computes them
    static const double other[] = { 32.5, 31.538, 15.775, 10.09, 9.273, 6.543,
                                    5.311, 4.024, 3.619, 4.883 };
    bool same = true;
    printf("distance  mean |S|\n");
    for (int i = 0; i < 10; i++) {
        double mean = rope_mean_sum(theta, D, at[i]);
        printf("%8d  %8.3f\n", at[i], mean);
        lab_row("decay", "distance=%d; mean=%.3f", at[i], mean);
        same = same && fabs(mean - other[i]) < 6e-4;
    }
    lab_claim("decay-table", "The means are those of a second program, in "
              "another language, to three decimals.", HOLDS, same);
}

//@ decay-curve
/* Points that are even on a logarithmic axis, for three bases. */
static void curve(void)
{
    static const double bases[] = { 100, 10000, 500000 };
    for (int b = 0; b < 3; b++) {
        double other[D / 2];
        rope_theta(other, D, bases[b]);
        for (int i = 0; i <= 120; i++) {
            double distance = rint(pow(2, i / 120.0 * 15));
            lab_row("curve", "base=%.0f; distance=%.0f; mean=%.3f", bases[b],
                    distance, rope_mean_sum(other, D, distance));
        }
    }
}

//@ decay-rise
/* Where the mean is least below 32768, and whether it only falls. */
static void rise(void)
{
    int least_at = 0;
    bool falls = true;
    double least = INFINITY, last = INFINITY;
    for (int n = 0; n <= 32768; n++) {
        double mean = rope_mean_sum(theta, D, n);
        falls = falls && mean <= last;
        least_at = mean < least ? n : least_at;
        least = fmin(least, mean);
        last = mean;
    }
    printf("\nleast: %.3f at %d\n", least, least_at);
    lab_value("decay-least", least);
    lab_value("decay-least-at", least_at);
    lab_claim("decay-falls", "The mean falls with each place of distance.",
              FAILS, falls);
    lab_claim("decay-rise", "It is larger at 4096 than at 2048.", HOLDS,
              rope_mean_sum(theta, D, 4096) > rope_mean_sum(theta, D, 2048));
}

//@ decay-scores
/* Scores over the score at distance 0, for a query and a key that are equal:
   all ones; nothing but the slowest pair; random numbers. */
enum { ONES, SLOW, RANDOM, KINDS };
static const char *const kinds[KINDS] = { "ones", "slowest pair", "random" };

static void scores(void)
{
    float x[KINDS][D] = { 0 };
    bool below = true;
    Rng rng = rng_seed(lab_seed());
    for (int d = 0; d < D; d++) {
        x[ONES][d] = 1;
        x[RANDOM][d] = rng_normal(&rng);
    }
    x[SLOW][D - 2] = 1;
    for (int kind = 0; kind < KINDS; kind++) {
        const float *q = x[kind];
        double here = rope_score(q, q, theta, D, 0);
        for (int i = 0; i <= 120; i++) {
            double n = rint(pow(2, i / 120.0 * 13));
            double score = rope_score(q, q, theta, D, n);
            below = below && fabs(score) <= rope_bound(q, q, theta, D, n);
            lab_row("scores", "kind=%s; distance=%.0f; score=%.3f",
                    kinds[kind], n, score / here);
        }
    }
    double far = rope_score(x[SLOW], x[SLOW], theta, D, 1000);
    lab_value("decay-slow", far);
    lab_claim("decay-bound", "No score is above the bound.", HOLDS, below);
    lab_claim("decay-forced", "Every pair of rows scores less at distance "
              "1000 than half of what it scores at 0.", FAILS, far < 0.5);
}

//@ decay-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    rope_theta(theta, D, 10000);
    table();
    curve();
    rise();
    scores();
    return lab_end();
}
