/* lab_mask: what does a model of bytes learn that may look at the byte it is
   to foretell? */
#include "lab.h"
#include "02-tensors/ops.h"
#include "02-tensors/optim.h"
#include "03-attention/generate.h"
#include "03-attention/tales.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

//@ mask-texts
/* Pieces are short here, so that looking one byte ahead is soon learned. */
enum { BYTES = 256, T = 32, B = 16, KNOWN = 1 << 18, FRESH = 1 << 13 };
static char known[KNOWN], fresh[FRESH];
static size_t known_size, fresh_size;

//@ mask-model
typedef struct { Params ps; Tower tower; } Model;

static Model model_new(Rng *rng)
{
    static const Sizes sizes = { .V = BYTES, .P = T, .C = 64, .H = 4,
                                 .F = 256, .layers = 2, .gelu = GELU_TANH };
    Model m = { 0 };
    m.tower = tower_new(&m.ps, rng, "model", &sizes);
    return m;
}

static void model_close(Model *m)
{
    tower_close(&m->tower);
    params_close(&m->ps);
}

/* How well B pieces are foretold, but for each one's last byte, which nobody
   can see ahead. */
static Tensor *loss_at(const Model *m, bool causal, const char *text,
                       const size_t at[B])
{
    int ids[B * T], next[B * T];
    for (int b = 0; b < B; b++)
        for (int t = 0; t < T; t++) {
            ids[b * T + t] = (unsigned char)text[at[b] + t];
            next[b * T + t] = t + 1 < T ? (unsigned char)text[at[b] + t + 1]
                : -1;
        }
    Pass pass = { .mask.causal = causal };
    Tensor *x = tower(&m->tower, ids, B, T, &pass);             // (B,T,C)
    return t_cross_entropy(tower_logits(&m->tower, x), next,
                           (CrossEntropy){ .ignored = -1 });
}

//@ mask-train
/* A model that has learned with or without the causal mask. */
static Model train(int seed, bool causal)
{
    enum { STEPS = 600, WARMUP = 50 };
    Rng rng = rng_seed(lab_seed() + (uint64_t)seed);
    Model m = model_new(&rng);
    AdamW opt = adamw_init(&m.ps, 0);
    for (int step = 0; step < STEPS; step++) {
        size_t at[B];
        for (int b = 0; b < B; b++)
            at[b] = rng_int(&rng, (uint32_t)(known_size - T));
        tape_reset();
        Tensor *loss = loss_at(&m, causal, known, at);
        params_zero_grad(&m.ps);
        backward(loss);
        opt.lr = 0.004f * warmup_cosine(step, WARMUP, STEPS);
        adamw_step(&opt, &m.ps);
    }
    adamw_close(&opt);
    return m;
}

/* Bits a byte of the fresh text. */
static double bits_of(const Model *m, bool causal)
{
    size_t at[B], n = fresh_size / (B * T);
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t b = 0; b < B; b++)
            at[b] = (i * B + b) * T;
        tape_reset();
        sum += (double)loss_at(m, causal, fresh, at)->data[0];
    }
    return sum / (double)n / log(2);
}

//@ mask-sample
/* Byte by byte: nothing stands ahead that one could look at. */
static void show_sample(const Model *m, const char *trained)
{
    enum { BEGINNING = 12 };
    int ids[T] = { 0 };
    for (int i = 0; i < BEGINNING; i++)
        ids[i] = (unsigned char)"The fox had "[i];
    Rng rng = rng_seed(lab_seed());
    Writer w = writer_open(&m->tower, 1, T, NULL, NULL);
    generate(&w, ids, BEGINNING, ids + BEGINNING, T - BEGINNING, -1,
             (Sampling){ 0.8f, 0, 1 }, &rng);
    writer_close(&w);
    printf("%-13s  ", trained);
    for (int i = 0; i < T; i++)
        putchar(ids[i] >= ' ' && ids[i] <= '~' ? ids[i] : '|');
    printf("\n");
}

//@ mask-lab
/* Bits a byte of the fresh text: with the mask; without one; and of the same
   model when it sees what one who writes can see. */
typedef struct { double with, without, writing; } Bits;

static Bits compare(int seed)
{
    Model honest = train(seed, true);
    Model cheat = train(seed, false);
    Bits b = { .with = bits_of(&honest, true) };
    b.without = bits_of(&cheat, false);
    b.writing = bits_of(&cheat, true);
    if (seed == 0) {
        show_sample(&honest, "with mask:");
        show_sample(&cheat, "without mask:");
        printf("\nseed  with mask  without  without, when it writes\n");
    }
    printf("%4d  %9.4f  %7.4f  %23.4f\n", seed + 1, b.with, b.without,
           b.writing);
    model_close(&honest);
    model_close(&cheat);
    return b;
}

//@ mask-main
int main(int argc, char **argv)
{
    enum { SEEDS = 3 };
    lab_begin(argc, argv, false);
    Rng rng = rng_seed(lab_seed());
    double bits, most = 0, least = INFINITY;
    Bits mean = { 0 };
    known_size = tales(&rng, known, KNOWN, &bits);
    fresh_size = tales(&rng, fresh, FRESH, &bits);
    double entropy = bits / (double)fresh_size;
    for (int s = 0; s < SEEDS; s++) {
        Bits b = compare(s);
        mean.with += b.with / SEEDS;
        mean.without += b.without / SEEDS;
        mean.writing += b.writing / SEEDS;
        most = fmax(most, b.without);
        least = fmin(least, b.writing);
        lab_progress(s + 1, SEEDS);
    }
    printf("the text has %.4f\n", entropy);
    lab_value("mask-entropy", entropy);
    lab_value("mask-with", mean.with);
    lab_value("mask-without", mean.without);
    lab_value("mask-writing", mean.writing);
    lab_claim("mask-cheats", "Without a mask each of three models needs fewer "
              "bits than the text has.", HOLDS, most < entropy);
    lab_claim("mask-nonsense", "When they write, each needs more bits than "
              "one that holds all 256 bytes equally likely.", HOLDS,
              least > 8);
    return lab_end();
}
