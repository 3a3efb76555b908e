/* lab_bytes: how soon does the model of bytes of chapter 3 learn the tales,
   under eight schemes? */
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
enum { STEPS = 120, EVERY = 30, POINTS = STEPS / EVERY, SEEDS = 3, SHOWN = 8 };
static const Scheme *const shown[SHOWN] = {
    &nope, &learned, &sinusoidal, &shaw, &transformer_xl, &t5, &deberta,
    &alibi };

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
        lab_row("bytes", "scheme=%s; quarter=%.3f; half=%.3f; end=%.3f; "
                "spread=%.3f", shown[i]->name, mean(curves, i, 0),
                mean(curves, i, 1), mean(curves, i, POINTS - 1),
                spread(curves, i));
    }
    printf("\n");
}

//@ bytes-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    make_texts();
    const Curve *curves = lab_parallel(SHOWN * SEEDS, sizeof(Curve), train);
    show(curves);
    double end[SHOWN];
    for (int i = 0; i < SHOWN; i++)
        end[i] = mean(curves, i, POINTS - 1);
    lab_claim("bytes-relative", "Shaw, Transformer-XL, T5 and DeBERTa need "
              "fewer bits at the end than the learned table and the sinusoids, "
              "on the mean of three seeds.", HOLDS,
              fmax(fmax(end[3], end[4]), fmax(end[5], end[6]))
              < fmin(end[1], end[2]));
    lab_claim("bytes-alibi", "ALiBi needs less than half of the bits of "
              "either.", HOLDS, 2 * end[7] < fmin(end[1], end[2]));
    lab_claim("bytes-nope", "NoPE needs more bits than the learned table.",
              FAILS, end[0] > end[1]);
    return lab_end();
}
