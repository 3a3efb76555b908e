/* lab_bytes: how soon does the model of bytes of chapter 3 learn the tales,
   under each scheme? */
#include "lab.h"
#include "lab_parallel.h"
#include "03-attention/babble.h"
#include "03-attention/tales.h"
#include "04-positions/scheme.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

//@ bytes-texts
enum { KNOWN = 1 << 19, FRESH = 1 << 12 };
static char known[KNOWN], fresh[FRESH];
static size_t known_size, fresh_size;

static void make_texts(void)
{
    Rng rng = rng_seed(lab_seed());
    double bits;
    known_size = tales(&rng, known, KNOWN, &bits);
    fresh_size = tales(&rng, fresh, FRESH, &bits);
}

//@ bytes-model
/* Chapter 3's model without its table of places, and with a scheme. */
static void open_model(Babbler *m, const Scheme *scheme, Rng *rng)
{
    static const Sizes sizes = { .V = BYTES, .C = 64, .H = 4, .F = 256,
                                 .layers = 2, .gelu = GELU_TANH };
    *m = (Babbler){ .mask.causal = true };
    m->tower = tower_new(&m->ps, rng, "babble", &sizes);
    init_normal(m->tower.token, rng, 0.1f);
    scheme->install(&m->tower, &m->ps, rng, CONTEXT);
}

//@ bytes-run
enum { STEPS = 90, EVERY = 30, POINTS = STEPS / EVERY, SEEDS = 3, SHOWN = 12 };
static const Scheme *const shown[SHOWN] = {
    &nope, &learned, &sinusoidal, &floater, &multiplicative, &complex_words,
    &shaw, &transformer_xl, &t5, &tupe, &deberta, &alibi };

/* Bits a byte of the fresh text after each EVERY steps. */
typedef struct { double bits[POINTS]; } Curve;

static void train(int i, void *result)
{
    static Babbler m;
    Curve *to = result;
    Rng rng = rng_seed(lab_seed() + (uint64_t)(i / SHOWN));
    open_model(&m, shown[i % SHOWN], &rng);
    AdamW opt = adamw_init(&m.ps, 0);
    for (int step = 0; step < STEPS; step++) {
        opt.lr = babbler_rate(step, STEPS);
        babbler_learn(&m, &opt, known, known_size, &rng);
        if ((step + 1) % EVERY == 0)
            to->bits[step / EVERY] = babbler_bits(&m, fresh, fresh_size);
    }
    adamw_close(&opt);
    scheme_remove(&m.tower);
    babbler_close(&m);
}

//@ bytes-table
static double mean(const Curve *curves, int scheme, int p)
{
    double sum = 0;
    for (int s = 0; s < SEEDS; s++)
        sum += curves[s * SHOWN + scheme].bits[p];
    return sum / SEEDS;
}

/* The difference between the worst and the best seed, at the end. */
static double spread(const Curve *curves, int scheme)
{
    double least = 8, most = 0;
    for (int s = 0; s < SEEDS; s++) {
        least = fmin(least, curves[s * SHOWN + scheme].bits[POINTS - 1]);
        most = fmax(most, curves[s * SHOWN + scheme].bits[POINTS - 1]);
    }
    return most - least;
}

static void show(const Curve *curves)
{
    printf("bits a byte of fresh text, mean of three seeds; spread\n%-16s",
           "steps");
    for (int p = 0; p < POINTS; p++)
        printf("%7d", (p + 1) * EVERY);
    for (int i = 0; i < SHOWN; i++) {
        printf("\n%-16s", shown[i]->name);
        for (int p = 0; p < POINTS; p++)
            printf("%7.3f", mean(curves, i, p));
        printf("%7.3f", spread(curves, i));
        lab_row("bytes", "scheme=%s; first=%.3f; second=%.3f; third=%.3f; "
                "spread=%.3f", shown[i]->name, mean(curves, i, 0),
                mean(curves, i, 1), mean(curves, i, 2), spread(curves, i));
    }
    printf("\n");
}

//@ bytes-main
/* The bits at the end under a scheme. */
static double end_of(const Curve *curves, const Scheme *scheme)
{
    int i = 0;
    while (shown[i] != scheme)
        i++;
    return mean(curves, i, POINTS - 1);
}

int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    make_texts();
    const Curve *curves = lab_parallel(SHOWN * SEEDS, sizeof(Curve), train);
    show(curves);
    double table = end_of(curves, &learned);
    double least = fmin(table, end_of(curves, &sinusoidal));
    lab_claim("bytes-relative", "Shaw, Transformer-XL, T5 and DeBERTa need "
              "fewer bits at the end than the learned table and the sinusoids, "
              "on the mean of three seeds.", HOLDS,
              end_of(curves, &shaw) < least && end_of(curves, &t5) < least
              && end_of(curves, &transformer_xl) < least
              && end_of(curves, &deberta) < least);
    lab_claim("bytes-alibi", "ALiBi needs less than half of the bits of "
              "either.", HOLDS, 2 * end_of(curves, &alibi) < least);
    lab_claim("bytes-nope", "NoPE needs more bits than the learned table.",
              FAILS, end_of(curves, &nope) > table);
    return lab_end();
}
