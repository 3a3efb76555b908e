/* lab_lengths: RoPE beside all of chapter 4's schemes: how soon does a small
   model learn, and what is left of it on longer texts? */
#include "lab.h"
#include "lab_parallel.h"
#include "04-positions/parade.h"
#include "05-rope/rope_scheme.h"

#include <math.h>
#include <stdio.h>

//@ lengths-runs
/* Trained on texts of 32 tokens, asked at 32, 64, ..., 512. */
enum { SEEDS = 3, ENTRIES = SCHEMES + 1, STEPS = 400, LENGTHS = 5, EVERY = 10,
       POINTS = STEPS / EVERY };
static const Scheme *const entries[ENTRIES] = {
    &rope_scheme, &nope, &learned, &sinusoidal, &shaw, &transformer_xl, &t5,
    &alibi, &hierarchical, &floater, &multiplicative, &complex_words, &xlnet,
    &tupe, &deberta };
enum { ROPE, NOPE, LEARNED, SINUSOIDAL, SHAW, XL, T5, ALIBI, DRAWN };

typedef struct {
    double loss[POINTS];            // mean of EVERY steps
    double right[LENGTHS];
    int steps;                      // until such a mean is below 0.1
} Result;
static Result *results;             // [entry][seed]

static void run(int i, void *to)
{
    static Runner runner;
    static float loss[STEPS];
    Result *r = to;
    runner_open(&runner, entries[i / SEEDS],
                lab_seed() + (uint64_t)(i % SEEDS));
    runner_train(&runner, STEPS, loss);
    r->steps = STEPS;
    for (int p = POINTS - 1; p >= 0; p--) {
        for (int s = 0; s < EVERY; s++)
            r->loss[p] += (double)loss[p * EVERY + s] / EVERY;
        r->steps = r->loss[p] < 0.1 ? (p + 1) * EVERY : r->steps;
    }
    int known = entries[i / SEEDS]->ends ? 1 : LENGTHS;
    for (int l = 0; l < known; l++)
        r->right[l] = runner_accuracy(&runner, RACE_LENGTH << l);
    runner_close(&runner);
}

//@ lengths-spread
typedef struct { double mean, least, most; } Spread;

/* Over the seeds, of a number at the same offset in each result. */
static Spread spread(int entry, double (*of)(const Result *r, int i), int i)
{
    Spread s = { 0, INFINITY, -INFINITY };
    for (int seed = 0; seed < SEEDS; seed++) {
        double x = of(&results[entry * SEEDS + seed], i);
        s.mean += x / SEEDS;
        s.least = fmin(s.least, x);
        s.most = fmax(s.most, x);
    }
    return s;
}

static double loss_of(const Result *r, int i)
{
    return r->loss[i];
}

static double right_of(const Result *r, int i)
{
    return r->right[i];
}

static double steps_of(const Result *r, int i)
{
    return r->steps + i;
}

//@ lengths-rows
static void record(int e)
{
    const char *name = entries[e]->name;
    Spread n = spread(e, steps_of, 0);
    printf("%-15s  %4.0f  %4.0f-%-4.0f", name, n.mean, n.least, n.most);
    lab_row("steps", "scheme=%s; mean=%.0f; least=%.0f; most=%.0f", name,
            n.mean, n.least, n.most);
    for (int p = 0; p < POINTS && e < DRAWN; p++)
        lab_row("learning", "scheme=%s; step=%d; loss=%.3f", name,
                (p + 1) * EVERY, spread(e, loss_of, p).mean);
    for (int l = 0; l < (entries[e]->ends ? 1 : LENGTHS); l++) {
        Spread s = spread(e, right_of, l);
        printf("  %.2f", s.mean);
        lab_row("lengths", "scheme=%s; T=%d; right=%.3f; least=%.3f; "
                "most=%.3f", name, RACE_LENGTH << l, s.mean, s.least, s.most);
    }
    printf("\n");
}

//@ lengths-claims
static void claims(void)
{
    double rope = spread(ROPE, steps_of, 0).mean;
    double sine = spread(SINUSOIDAL, steps_of, 0).mean;
    lab_value("steps-rope", rope);
    lab_value("steps-sinusoidal", sine);
    lab_value("steps-learned", spread(LEARNED, steps_of, 0).mean);
    lab_value("rope-twice", spread(ROPE, right_of, 1).mean);
    lab_value("rope-far", spread(ROPE, right_of, LENGTHS - 1).mean);
    lab_claim("sooner-than-sine", "RoPE takes at most seven tenths of the "
              "steps of added sinusoids until the loss is 0.1, on the mean of "
              "three seeds.", HOLDS, rope <= 0.7 * sine);
    lab_claim("sooner-than-learned", "RoPE takes at most nine tenths of the "
              "steps of a learned table.", FAILS,
              rope <= 0.9 * spread(LEARNED, steps_of, 0).mean);
    lab_claim("rope-alone-fails", "Trained on 32 tokens, RoPE answers less "
              "than one in four right at 128, with each seed.", HOLDS,
              spread(ROPE, right_of, 2).most < 0.25);
    lab_claim("tables-go-on", "Shaw's and Transformer-XL's schemes answer more "
              "than nine in ten right at 512, with each seed.", HOLDS,
              spread(SHAW, right_of, LENGTHS - 1).least > 0.9
              && spread(XL, right_of, LENGTHS - 1).least > 0.9);
    lab_claim("alibi-flat", "ALiBi's share at 512 is that at 32, within a "
              "twentieth, with each seed; and it is below a half.", HOLDS,
              fabs(spread(ALIBI, right_of, LENGTHS - 1).least
                   - spread(ALIBI, right_of, 0).least) < 0.05
              && fabs(spread(ALIBI, right_of, LENGTHS - 1).most
                      - spread(ALIBI, right_of, 0).most) < 0.05
              && spread(ALIBI, right_of, 0).most < 0.5);
}

//@ lengths-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    results = lab_parallel(ENTRIES * SEEDS, sizeof *results, run);
    printf("                 steps to loss 0.1   right at length\n"
           "scheme           mean  range       32    64   128   256   512\n");
    for (int e = 0; e < ENTRIES; e++)
        record(e);
    claims();
    return lab_end();
}
