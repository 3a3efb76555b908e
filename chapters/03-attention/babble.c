#include "03-attention/babble.h"

#include "01-sliding-window/require.h"

#include <math.h>
#include <string.h>

//@ babbler
Babbler babbler_new(Rng *rng)
{
    static const Sizes sizes = { .V = BYTES, .P = CONTEXT, .C = 64, .H = 4,
                                 .F = 256, .layers = 2, .gelu = GELU_TANH };
    Babbler m = { .mask.causal = true };
    m.tower = tower_new(&m.ps, rng, "babble", &sizes);
    init_normal(m.tower.token, rng, 0.1f);  // 0.02 is for rows of hundreds
    return m;
}

void babbler_close(Babbler *m)
{
    tower_close(&m->tower);
    params_close(&m->ps);
}

//@ babbler-loss
/* B pieces of the text, from these places on, and how well each next byte is
   foretold: the loss of those from the byte number skip on. */
static Tensor *loss_at(const Babbler *m, const char *text, const size_t *at,
                       int B, int skip)
{
    int ids[BATCH * CONTEXT], next[BATCH * CONTEXT];
    for (int b = 0; b < B; b++)
        for (int t = 0; t < CONTEXT; t++) {
            const char *byte = text + at[b] + t;
            ids[b * CONTEXT + t] = (unsigned char)byte[0];
            next[b * CONTEXT + t] = t < skip ? -1 : (unsigned char)byte[1];
        }
    Pass pass = { .mask = m->mask };
    Tensor *x = tower(&m->tower, ids, B, CONTEXT, &pass);   // (B,CONTEXT,C)
    return t_cross_entropy(tower_logits(&m->tower, x), next,
                           (CrossEntropy){ .ignored = -1 });
}

//@ babbler-rate
float babbler_rate(int step, int steps)
{
    int warmup = steps < 500 ? steps / 10 : 50;
    return 0.004f * warmup_cosine(step, warmup, steps);
}

//@ babbler-learn
Tensor *babbler_learn(Babbler *m, AdamW *opt, const char *text, size_t size,
                      Rng *rng)
{
    REQUIRE(size > CONTEXT, "babble: %zu bytes are no text to learn from, %d "
            "are the least", size, CONTEXT + 1);
    size_t at[BATCH];
    for (int b = 0; b < BATCH; b++)
        at[b] = rng_int(rng, (uint32_t)(size - CONTEXT));
    tape_reset();
    Tensor *loss = loss_at(m, text, at, BATCH, 0);
    params_zero_grad(&m->ps);
    backward(loss);
    clip_global_norm(&m->ps, 1);
    adamw_step(opt, &m->ps);
    return loss;
}

//@ babbler-bits
double babbler_bits(Babbler *m, const char *text, size_t size)
{
    enum { HALF = CONTEXT / 2 };
    REQUIRE(size > CONTEXT, "babble: %zu bytes are no text to judge by, %d "
            "are the least", size, CONTEXT + 1);
    size_t at[BATCH], pieces = (size - HALF - 1) / HALF;
    double sum = 0;
    for (size_t p = 0; p < pieces; p += BATCH) {
        int B = pieces - p < BATCH ? (int)(pieces - p) : BATCH;
        for (int b = 0; b < B; b++)
            at[b] = (p + (size_t)b) * HALF;
        tape_reset();
        sum += B * (double)loss_at(m, text, at, B, HALF)->data[0];
    }
    return sum / (double)pieces / log(2);
}

//@ babbler-go-on
void babbler_go_on(const Babbler *m, const char *text, size_t size, int count,
                   Sampling how, Rng *rng, void (*put)(char c, void *to),
                   void *to)
{
    REQUIRE(size > 0, "babble: nothing to go on from");
    int seen[CONTEXT], n = 0;
    for (size_t i = size < CONTEXT ? 0 : size - CONTEXT / 2; i < size; i++)
        seen[n++] = (unsigned char)text[i];
    while (count > 0) {
        int more = count < CONTEXT - n ? count : CONTEXT - n;
        Writer w = writer_open(&m->tower, 1, CONTEXT, NULL, NULL);
        generate(&w, seen, n, seen + n, more, -1, how, rng);
        writer_close(&w);
        for (int i = n; i < n + more; i++)
            put((char)seen[i], to);
        count -= more;
        n = CONTEXT / 2;
        if (count > 0)
            memmove(seen, seen + CONTEXT - n, (size_t)n * sizeof *seen);
    }
}
