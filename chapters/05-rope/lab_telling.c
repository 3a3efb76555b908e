/* lab_telling: chapter 3's model of bytes with RoPE, with added sinusoids and
   with a table of places: how soon does it learn to tell tales? */
#include "lab.h"
#include "lab_parallel.h"
#include "03-attention/babble.h"
#include "03-attention/tales.h"
#include "05-rope/rope_scheme.h"

#include <math.h>
#include <stdio.h>

//@ telling-texts
enum { KNOWN = 1 << 20, FRESH = 1 << 13 };
static char known[KNOWN], fresh[FRESH];
static size_t known_size, fresh_size;

/* Returns the entropy of the fresh text, in bits a byte. */
static double make_texts(void)
{
    Rng rng = rng_seed(lab_seed());
    double bits;
    known_size = tales(&rng, known, KNOWN, &bits);
    fresh_size = tales(&rng, fresh, FRESH, &bits);
    return bits / (double)fresh_size;
}

//@ telling-model
/* A babbler without a table of places. */
static Babbler babbler_bare(Rng *rng)
{
    Babbler with_table = babbler_new(rng), m = { .mask.causal = true };
    Sizes sizes = with_table.tower.sizes;
    babbler_close(&with_table);
    sizes.P = 0;
    m.tower = tower_new(&m.ps, rng, "babble", &sizes);
    init_normal(m.tower.token, rng, 0.1f);
    return m;
}

//@ telling-run
enum { SEEDS = 3, WAYS = 3, STEPS = 600, EVERY = 50,
       POINTS = STEPS / EVERY + 1 };
static const Scheme *const ways[WAYS] = { &rope_scheme, &sinusoidal,
                                          &learned };
typedef struct { double bits[POINTS]; } Curve;

static void run(int i, void *to)
{
    Curve *curve = to;
    Rng rng = rng_seed(lab_seed() + (uint64_t)(i % SEEDS));
    const Scheme *scheme = ways[i / SEEDS];
    Babbler m = babbler_bare(&rng);
    scheme->install(&m.tower, &m.ps, &rng, CONTEXT);
    AdamW opt = adamw_init(&m.ps, 0);
    for (int step = 0; step <= STEPS; step++) {
        if (step % EVERY == 0)
            curve->bits[step / EVERY] = babbler_bits(&m, fresh, fresh_size);
        if (step == STEPS)
            break;
        opt.lr = babbler_rate(step, STEPS);
        babbler_learn(&m, &opt, known, known_size, &rng);
    }
    adamw_close(&opt);
    scheme_remove(&m.tower);
    babbler_close(&m);
}

//@ telling-record
static double mean(const Curve *c, int way, int point)
{
    double sum = 0;
    for (int s = 0; s < SEEDS; s++)
        sum += c[way * SEEDS + s].bits[point];
    return sum / SEEDS;
}

/* Whether with each seed the first way pays less at the end than another. */
static bool cheaper(const Curve *c, int other)
{
    bool all = true;
    for (int s = 0; s < SEEDS; s++)
        all = all && c[s].bits[POINTS - 1]
            < c[other * SEEDS + s].bits[POINTS - 1];
    return all;
}

static void record(const Curve *c)
{
    printf(" step");
    for (int w = 0; w < WAYS; w++)
        printf("  %10s", ways[w]->name);
    for (int p = 0; p < POINTS; p++) {
        printf("\n%5d", p * EVERY);
        for (int w = 0; w < WAYS; w++) {
            printf("  %10.4f", mean(c, w, p));
            lab_row("bytes", "step=%d; scheme=%s; bits=%.4f", p * EVERY,
                    ways[w]->name, mean(c, w, p));
        }
    }
    printf("\n");
}

//@ telling-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    lab_value("bytes-entropy", make_texts());
    const Curve *c = lab_parallel(WAYS * SEEDS, sizeof *c, run);
    record(c);
    for (int w = 0; w < WAYS; w++) {
        char key[32];
        double least = 8, most = 0;
        for (int s = 0; s < SEEDS; s++) {
            least = fmin(least, c[w * SEEDS + s].bits[POINTS - 1]);
            most = fmax(most, c[w * SEEDS + s].bits[POINTS - 1]);
        }
        snprintf(key, sizeof key, "bytes-%s", ways[w]->name);
        lab_value(key, mean(c, w, POINTS - 1));
        snprintf(key, sizeof key, "bytes-spread-%s", ways[w]->name);
        lab_value(key, most - least);
    }
    lab_claim("bytes-sinusoidal", "After 600 steps RoPE pays fewer bits than "
              "added sinusoids, with each of three seeds.", HOLDS,
              cheaper(c, 1));
    lab_claim("bytes-learned", "And fewer than a table of places, with each "
              "seed.", HOLDS, cheaper(c, 2));
    return lab_end();
}
