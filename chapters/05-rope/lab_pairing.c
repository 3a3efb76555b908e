/* lab_pairing: what happens when the two pairings are mixed, in a score and
   in a trained model. */
#include "lab.h"
#include "lab_parallel.h"
#include "02-tensors/rng.h"
#include "04-positions/parade.h"
#include "05-rope/rope_scheme.h"
#include "05-rope/theta.h"

#include <math.h>
#include <stdio.h>

//@ pairing-scores
/* The most that a score of random rows changes when both places move by so
   many, with queries paired in one way and keys in another. */
enum { D = 64, DRAWS = 200, SEEDS = 3 };

static double moved(Pairing of_q, Pairing of_k, int by)
{
    double theta[D / 2], most = 0;
    rope_theta(theta, D, 10000);
    for (int draw = 0; draw < SEEDS * DRAWS; draw++) {
        Rng rng = rng_seed(lab_seed() + (uint64_t)draw);
        float q[2][D], k[2][D];
        double score[2] = { 0 };
        for (int d = 0; d < D; d++) {
            q[0][d] = q[1][d] = rng_normal(&rng);
            k[0][d] = k[1][d] = rng_normal(&rng);
        }
        int m = (int)rng_int(&rng, 512), n = (int)rng_int(&rng, 512);
        for (int i = 0; i < 2; i++) {
            rope_plain(q[i], D, m + i * by, theta, of_q);
            rope_plain(k[i], D, n + i * by, theta, of_k);
            for (int d = 0; d < D; d++)
                score[i] += (double)q[i][d] * (double)k[i][d] / sqrt(D);
        }
        most = fmax(most, fabs(score[1] - score[0]));
    }
    return most;
}

static void mixed(void)
{
    bool law = true, broken = true;
    printf("moved by  neighbours    halves  mixed\n");
    for (int by = 1; by <= 1000; by *= 10) {
        double a = moved(PAIR_NEIGHBOURS, PAIR_NEIGHBOURS, by);
        double b = moved(PAIR_HALVES, PAIR_HALVES, by);
        double c = moved(PAIR_NEIGHBOURS, PAIR_HALVES, by);
        printf("%8d  %10.1e  %8.1e  %5.2f\n", by, a, b, c);
        lab_row("mixed", "by=%d; neighbours=%.1e; halves=%.1e; mixed=%.2f",
                by, a, b, c);
        law = law && a < 1e-5 && b < 1e-5;
        broken = broken && c > 0.1;
    }
    lab_claim("pairing-law", "With either pairing no score changes by 1e-5.",
              HOLDS, law);
    lab_claim("pairing-mixed", "With queries in neighbours and keys in halves "
              "some change by more than a tenth.", HOLDS, broken);
}

//@ pairing-model
/* A model trained with neighbours is run as it is; with halves; and with
   halves when the rows of its weights have been put in their order. */
enum { AS_TRAINED, WRONG, PERMUTED, WAYS };
static const char *const ways[WAYS] = { "as trained", "halves",
                                        "halves, rows permuted" };
typedef struct { double right[WAYS]; } Result;

static void permute(Linear proj, int H)
{
    int C = proj.weight->dim[1], D_of = C / H;
    rope_to_halves(proj.weight->data, H, D_of, C);
    rope_to_halves(proj.bias->data, H, D_of, 1);
}

static void run(int seed, void *to)
{
    Result *r = to;
    static Runner runner;
    runner_open(&runner, &rope_scheme, lab_seed() + (uint64_t)seed);
    runner_train(&runner, 400, NULL);
    Stack *stack = &runner.tower.encoder;
    r->right[AS_TRAINED] = runner_accuracy(&runner, RACE_LENGTH);
    ((Rope *)runner.tower.ctx)->pairing = PAIR_HALVES;
    r->right[WRONG] = runner_accuracy(&runner, RACE_LENGTH);
    for (int l = 0; l < stack->layers; l++) {
        const Attention *a = &stack->block[l].self_attn;
        permute(a->q_proj, a->H);
        permute(a->k_proj, a->H);
    }
    r->right[PERMUTED] = runner_accuracy(&runner, RACE_LENGTH);
    runner_close(&runner);
}

//@ pairing-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    mixed();
    const Result *r = lab_parallel(SEEDS, sizeof *r, run);
    bool lost = true, back = true;
    printf("\nright answers of a trained model, three seeds\n");
    for (int w = 0; w < WAYS; w++) {
        printf("%-22s", ways[w]);
        for (int s = 0; s < SEEDS; s++)
            printf("  %.3f", r[s].right[w]);
        printf("\n");
        lab_row("model", "way=%s; a=%.3f; b=%.3f; c=%.3f", ways[w],
                r[0].right[w], r[1].right[w], r[2].right[w]);
    }
    for (int s = 0; s < SEEDS; s++) {
        lost = lost && r[s].right[WRONG] < 0.2;
        back = back && r[s].right[PERMUTED] == r[s].right[AS_TRAINED];
    }
    lab_claim("pairing-lost", "Run with the other pairing, a trained model "
              "answers less than one in five right, with each of three "
              "seeds.", HOLDS, lost);
    lab_claim("pairing-back", "With the rows permuted it answers as it did.",
              HOLDS, back);
    return lab_end();
}
