/* lab_language: how near does a model of bytes come to what can be known of
   a text, and whom do its heads look at? */
#include "lab.h"
#include "01-sliding-window/require.h"
#include "02-tensors/ops.h"
#include "03-attention/babble.h"
#include "03-attention/tales.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

//@ language-texts
/* What is learned from, and what nobody has seen before the test. */
enum { KNOWN = 1 << 20, FRESH = 1 << 14 };
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

//@ language-order
/* Bits a byte of the fresh text for one who knows how often each byte came
   after each n bytes in the known text, and takes it that each has come a
   hundredth of a time more, so that none is impossible. */
static double order_bits(int n)
{
    const double more = 0.01;
    size_t contexts = (size_t)1 << 8 * n, at = 0;
    unsigned (*count)[BYTES] = allocate(contexts, sizeof *count);
    unsigned *total = allocate(contexts, sizeof *total);
    for (size_t i = 0; i < known_size; i++) {
        unsigned char byte = (unsigned char)known[i];
        count[at][byte]++;
        total[at]++;
        at = (at << 8 | byte) % contexts;
    }
    double bits = 0;
    for (size_t i = 0; i < fresh_size; i++) {
        unsigned char byte = (unsigned char)fresh[i];
        bits -= log2((count[at][byte] + more) / (total[at] + BYTES * more));
        at = (at << 8 | byte) % contexts;
    }
    free(count);
    free(total);
    return bits / (double)fresh_size;
}

//@ language-sample
enum { WIDE = 68, SAMPLE = 3 * WIDE };

/* Puts a byte into a text: an end of a line as a bar, and a point for what
   cannot be shown. */
static void append(char byte, void *to)
{
    char *text = to;
    size_t n = strlen(text);
    text[n] = byte == '\n' ? '|' : byte < ' ' || byte > '~' ? '.' : byte;
    text[n + 1] = '\0';
}

/* What the model makes of the same beginning with the same chances. */
static void show_sample(const Babbler *m, int step)
{
    char text[SAMPLE + 1] = "The fox, the ";
    int length = (int)strlen(text);
    Rng rng = rng_seed(lab_seed());
    babbler_go_on(m, text, (size_t)length, SAMPLE - length,
                  (Sampling){ 0.8f, 0, 1 }, &rng, append, text);
    printf("step %d\n", step);
    for (int at = 0; at < SAMPLE; at += WIDE)
        printf("    %.*s\n", WIDE, text + at);
}

//@ language-train
enum { SEEDS = 3, STEPS = 2400, EVERY = 200, POINTS = STEPS / EVERY + 1 };
static double curve[SEEDS][POINTS];

static bool to_show(int step)
{
    return step == 0 || step == 100 || step == 400 || step == STEPS;
}

/* Trains a model, and notes how it fares with the fresh text. */
static Babbler train(int seed)
{
    Rng rng = rng_seed(lab_seed() + (uint64_t)seed);
    Babbler m = babbler_new(&rng);
    AdamW opt = adamw_init(&m.ps, 0);
    for (int step = 0; step <= STEPS; step++) {
        if (step % EVERY == 0) {
            curve[seed][step / EVERY] = babbler_bits(&m, fresh, fresh_size);
            lab_progress(seed * STEPS + step, SEEDS * STEPS);
        }
        if (seed == 0 && to_show(step))
            show_sample(&m, step);
        if (step == STEPS)
            break;
        opt.lr = babbler_rate(step, STEPS);
        babbler_learn(&m, &opt, known, known_size, &rng);
    }
    adamw_close(&opt);
    return m;
}

//@ language-watch
/* Does what t_attend_streamed does, and keeps the weights. */
static Tensor *watch(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                     int first, void *ctx)
{
    (void)first;
    Tensor **weights = ctx;
    *weights = t_attention_weights(q, k, mask, NULL);
    return t_matmul(*weights, v, false, false);
}

/* The weights (1,H,T,T) with which a layer reads a text. */
static Tensor *weights_of(Babbler *m, const char *text, int layer)
{
    int ids[CONTEXT], T = (int)strlen(text);
    for (int t = 0; t < T; t++)
        ids[t] = (unsigned char)text[t];
    Attention *a = &m->tower.encoder.block[layer].self_attn;
    Tensor *weights = NULL;
    a->attend = watch;
    a->ctx = &weights;
    tape_reset();
    tower(&m->tower, ids, 1, T, &(Pass){ .mask = m->mask });
    a->attend = NULL;
    return weights;
}

//@ language-looks
static const char sentence[] = "The fox had the key. The fox gave the hen the "
    "key and she lost it.";

/* Where each word begins, and behind the last one the end. A word ends with
   its space. */
static int words_of(const char *text, int start[])
{
    int n = 0;
    for (int t = 0; text[t]; t++)
        if (t == 0 || text[t - 1] == ' ')
            start[n++] = t;
    start[n] = (int)strlen(text);
    return n;
}

/* Before a word's first letter, how much weight does each head of the last
   layer give to each word so far? Words are numbered from 1. */
static void record_looks(Babbler *m)
{
    int start[sizeof sentence], n = words_of(sentence, start);
    int layer = m->tower.sizes.layers - 1;
    const Tensor *weights = weights_of(m, sentence, layer);     // (1,H,T,T)
    int H = weights->dim[1], T = weights->dim[2];
    for (int h = 0; h < H; h++)
        for (int i = 1; i < n; i++)
            for (int j = 0; j < i; j++) {
                const float *w = weights->data + (h * T + start[i] - 1) * T;
                double sum = 0;
                for (int t = start[j]; t < start[j + 1]; t++)
                    sum += (double)w[t];
                int length = (int)strcspn(sentence + start[i], " ");
                lab_row("looks", "head=%d; next=%d %.*s; word=%d; weight=%.2f",
                        h + 1, i + 1, length, sentence + start[i], j + 1, sum);
            }
}

//@ language-main
static void show_curves(void)
{
    printf("\n step  bits a byte of the fresh text, three seeds\n");
    for (int p = 0; p < POINTS; p++) {
        printf("%5d", p * EVERY);
        for (int s = 0; s < SEEDS; s++) {
            printf("  %7.4f", curve[s][p]);
            lab_row("learning", "step=%d; seed=%d; bits=%.4f", p * EVERY,
                    s + 1, curve[s][p]);
        }
        printf("\n");
    }
}

int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    double entropy = make_texts(), order[3], sum = 0, least = 8, most = 0;
    for (int n = 0; n < 3; n++)
        order[n] = order_bits(n);
    for (int s = 0; s < SEEDS; s++) {
        Babbler m = train(s);
        if (s == 0)
            record_looks(&m);
        babbler_close(&m);
        double bits = curve[s][POINTS - 1];
        sum += bits;
        least = fmin(least, bits);
        most = fmax(most, bits);
    }
    show_curves();
    lab_value("entropy", entropy);
    lab_value("order0", order[0]);
    lab_value("order1", order[1]);
    lab_value("order2", order[2]);
    lab_value("learned", sum / SEEDS);
    lab_value("learned-spread", most - least);
    lab_claim("learns", "With each of three seeds the model needs fewer bits "
              "than one that knows what follows each two bytes.", HOLDS,
              most < order[2]);
    lab_claim("near-entropy", "With each of three seeds it needs at most an "
              "eighth of a bit a byte more than the entropy.", HOLDS,
              most < entropy + 0.125);
    return lab_end();
}
