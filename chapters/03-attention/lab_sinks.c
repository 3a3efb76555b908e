/* lab_sinks: what becomes of a long text when a window forgets its first
   bytes, and what when four of them are kept? */
#include "lab.h"
#include "02-tensors/ops.h"
#include "03-attention/babble.h"
#include "03-attention/tales.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

//@ sinks-texts
/* What is learned from, and texts four times as long as what a babbler sees
   when it learns. One byte in EACH is judged. */
enum { KNOWN = 1 << 20, TEXTS = 16, PARTS = 4, LENGTH = PARTS * CONTEXT,
       EACH = 8, FIRST = 4 };
static char known[KNOWN], fresh[TEXTS * LENGTH + TALE];
static size_t known_size;

//@ sinks-distance
/* Scores fall by 1/4, 1/16, 1/64 and 1/256 a byte of distance in four heads.
   It is counted among what is kept: the first bytes stand right behind the
   window, as if there had been nothing between. */
static Tensor *fall(int H, int T, const Mask *mask)
{
    float *bias = tape_alloc((size_t)H * T * T * sizeof *bias);
    int kept = mask->W > 0 ? mask->sinks + mask->W : T;
    for (int h = 0; h < H; h++) {
        float slope = ldexpf(1, -2 * (h + 1));
        for (int i = 0; i < T; i++)
            for (int j = 0; j < T; j++) {
                bool first = i >= kept && j < mask->sinks;
                int away = first ? kept - 1 - j : i - j;
                bias[((size_t)h * T + i) * T + j] = -slope * (float)away;
            }
    }
    return t_input(DIMS(H, T, T), bias);
}

/* The share of the weight (B,H,T,T) of the second half's bytes that goes to
   the first four. */
static double share_of_first(const Tensor *weight)
{
    int T = weight->dim[2], rows = weight->dim[0] * weight->dim[1] * T;
    double sum = 0;
    for (int r = 0; r < rows; r++)
        for (int j = 0; j < FIRST && r % T >= T / 2; j++)
            sum += (double)weight->data[r * T + j];
    return 2 * sum / rows;
}

static Tensor *attend_near(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                           int first, void *ctx)
{
    (void)first;
    Tensor *bias = fall(q->dim[1], q->dim[2], mask);
    if (ctx)
        *(double *)ctx += share_of_first(t_attention_weights(q, k, mask,
                                                             bias));
    return t_attend_streamed(q, k, v, mask, bias);
}

//@ sinks-train
/* A babbler without a table of places, which would end. */
static Babbler babbler_near(Rng *rng)
{
    Babbler with_table = babbler_new(rng), m = { .mask.causal = true };
    Sizes sizes = with_table.tower.sizes;
    babbler_close(&with_table);
    sizes.P = 0;
    m.tower = tower_new(&m.ps, rng, "babble", &sizes);
    for (int l = 0; l < sizes.layers; l++)
        m.tower.encoder.block[l].self_attn.attend = attend_near;
    return m;
}

static Babbler train(int seed)
{
    enum { STEPS = 600 };
    Rng rng = rng_seed(lab_seed() + (uint64_t)seed);
    Babbler m = babbler_near(&rng);
    AdamW opt = adamw_init(&m.ps, 0);
    for (int step = 0; step < STEPS; step++) {
        opt.lr = babbler_rate(step, STEPS);
        babbler_learn(&m, &opt, known, known_size, &rng);
    }
    adamw_close(&opt);
    return m;
}

//@ sinks-ways
/* What a byte sees of those before it. A ring with CONTEXT slots holds the
   last ones, or the first four and the last: that is what these masks let
   through. Or all. Or the last ones, but read anew for every byte. */
enum { WINDOW, KEPT, ALL, ANEW, WAYS };
static const char *const ways[WAYS] = { "window", "kept", "all", "anew" };
static const Mask masks[WAYS] = {
    { .causal = true, .W = CONTEXT },
    { .causal = true, .W = CONTEXT - FIRST, .sinks = FIRST },
    { .causal = true },
    { .causal = true } };

//@ sinks-judge
/* Reads T bytes of a text and adds the surprise at what follows the last of
   them, and at what follows each EACHth before it, count together, to the
   part in which that stands. */
static void judge(const Babbler *m, const Mask *mask, int text, int from,
                  int T, int count, double bits[PARTS])
{
    int ids[LENGTH];
    const char *byte = fresh + text * LENGTH + from;
    for (int t = 0; t < T; t++)
        ids[t] = (unsigned char)byte[t];
    tape_reset();
    Tensor *x = tower(&m->tower, ids, 1, T, &(Pass){ .mask = *mask });
    Tensor *logits = tower_logits(&m->tower, x);                // (1,T,V)
    for (int t = T - 1; count > 0; t -= EACH, count--) {
        int next = (unsigned char)byte[t + 1];
        Tensor *row = t_slice(logits, 1, t, 1);                 // (1,1,V)
        Tensor *loss = t_cross_entropy(row, &next, (CrossEntropy){ 0 });
        bits[(from + t) / CONTEXT] += (double)loss->data[0] / log(2)
            * EACH / (CONTEXT * TEXTS);
    }
}

/* Bits a byte in each part of the texts. */
static void judge_texts(const Babbler *m, int way, double bits[PARTS])
{
    for (int text = 0; text < TEXTS; text++) {
        if (way != ANEW)
            judge(m, &masks[way], text, 0, LENGTH, LENGTH / EACH, bits);
        for (int end = EACH; way == ANEW && end <= LENGTH; end += EACH) {
            int T = end < CONTEXT ? end : CONTEXT;
            judge(m, &masks[way], text, end - T, T, 1, bits);
        }
    }
}

//@ sinks-measure
enum { SEEDS = 3 };
static double bits[SEEDS][WAYS][PARTS];

/* The mean over the parts that lie behind the trained length. */
static double beyond(int seed, int way)
{
    double sum = 0;
    for (int p = 1; p < PARTS; p++)
        sum += bits[seed][way][p];
    return sum / (PARTS - 1);
}

/* The share of the first four in texts of CONTEXT, in the mean over layers. */
static double share(Babbler *m)
{
    int layers = m->tower.sizes.layers;
    double sum = 0, unused[PARTS];
    for (int l = 0; l < layers; l++)
        m->tower.encoder.block[l].self_attn.ctx = &sum;
    for (int text = 0; text < TEXTS; text++)
        judge(m, &masks[ALL], text, 0, CONTEXT, 0, unused);
    for (int l = 0; l < layers; l++)
        m->tower.encoder.block[l].self_attn.ctx = NULL;
    return sum / (layers * TEXTS);
}

static double measure(int seed)
{
    Babbler m = train(seed);
    for (int way = 0; way < WAYS; way++)
        judge_texts(&m, way, bits[seed][way]);
    double first = share(&m);
    printf("%4d  %11.3f", seed + 1, first);
    for (int way = 0; way < WAYS; way++)
        printf("  %6.4f", beyond(seed, way));
    printf("\n");
    babbler_close(&m);
    return first;
}

//@ sinks-main
static void record(void)
{
    for (int way = 0; way < WAYS; way++) {
        double mean = 0;
        for (int s = 0; s < SEEDS; s++)
            mean += beyond(s, way) / SEEDS;
        lab_value(path("sinks-%s", ways[way]), mean);
        for (int p = 0; p < PARTS; p++) {
            double here = 0;
            for (int s = 0; s < SEEDS; s++)
                here += bits[s][way][p] / SEEDS;
            lab_row("ways", "way=%s; part=%d; bits=%.4f", ways[way], p + 1,
                    here);
        }
    }
}

int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    double more, first = 0, gain = INFINITY;
    Rng rng = rng_seed(lab_seed());
    known_size = tales(&rng, known, KNOWN, &more);
    tales(&rng, fresh, sizeof fresh, &more);
    printf("        weight on  bits a byte behind place %d\n", CONTEXT);
    printf("seed   first four  window    kept     all    anew\n");
    for (int s = 0; s < SEEDS; s++) {
        first += measure(s) / SEEDS;
        gain = fmin(gain, beyond(s, WINDOW) - beyond(s, KEPT));
        lab_progress(s + 1, SEEDS);
    }
    record();
    lab_value("sinks-share", first);
    lab_claim("sinks-help", "With each of three seeds a ring that keeps the "
              "first four bytes needs at least a tenth of a bit less than one "
              "that forgets them.", FAILS, gain >= 0.1);
    return lab_end();
}
