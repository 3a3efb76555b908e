#include "05-rope/passkey.h"

#include "02-tensors/ops.h"

//@ passkey-text
/* One text of T tokens. Returns its key; *at is where it stands. */
static int draw_text(Rng *rng, int T, int *x, int *at)
{
    int key = TALK + (int)rng_int(rng, KEYS);
    for (int t = 0; t < T; t++)
        x[t] = (int)rng_int(rng, TALK);
    *at = (int)rng_int(rng, (uint32_t)T - 1);
    x[*at] = key;
    x[T - 1] = ASK;
    return key;
}

//@ passkey-learn
/* In training a quarter of the words behind the key are questions. */
void seeker_learn(Seeker *s, AdamW *opt, int B, int T)
{
    tape_reset();
    size_t n = (size_t)B * (size_t)T;
    int *x = tape_alloc(n * sizeof *x), *answer = tape_alloc(n * sizeof *x);
    for (int b = 0; b < B; b++) {
        int at, *text = x + b * T, key = draw_text(&s->rng, T, text, &at);
        for (int t = 0; t < T; t++) {
            if (t > at && rng_int(&s->rng, 4) == 0)
                text[t] = ASK;
            answer[b * T + t] = text[t] == ASK ? key : -1;
        }
    }
    Pass pass = { .mask.causal = true };
    Tensor *y = tower(&s->tower, x, B, T, &pass);
    Tensor *loss = t_cross_entropy(tower_logits(&s->tower, y), answer,
                                   (CrossEntropy){ .ignored = -1 });
    params_zero_grad(&s->ps);
    backward(loss);
    clip_global_norm(&s->ps, 1);
    adamw_step(opt, &s->ps);
}

void seeker_train(Seeker *s, int steps)
{
    AdamW opt = adamw_init(&s->ps, 0);
    for (int step = 0; step < steps; step++) {
        opt.lr = 0.003f * warmup_cosine(step, steps / 20 + 1, steps);
        seeker_learn(s, &opt, 16, KEY_LENGTH);
    }
    adamw_close(&opt);
}

//@ passkey-accuracy
double seeker_accuracy(const Seeker *s, int T)
{
    enum { TEXTS = 128, B = 8 };
    int right = 0, key[B], at;
    Rng rng = rng_seed(99);
    for (int done = 0; done < TEXTS; done += B) {
        tape_reset();
        int *x = tape_alloc((size_t)B * (size_t)T * sizeof *x);
        for (int b = 0; b < B; b++)
            key[b] = draw_text(&rng, T, x + b * T, &at);
        Pass pass = { .mask.causal = true };
        Tensor *y = tower(&s->tower, x, B, T, &pass);
        Tensor *last = t_slice(y, 1, T - 1, 1);                 // (B,1,C)
        const float *logits = tower_logits(&s->tower, last)->data;
        for (int b = 0; b < B; b++) {
            int best = 0;
            for (int c = 1; c < WORDS; c++)
                if (logits[b * WORDS + c] > logits[b * WORDS + best])
                    best = c;
            right += best == key[b];
        }
    }
    return (double)right / TEXTS;
}

//@ passkey-seeker
void seeker_open(Seeker *s, const Scheme *scheme, uint64_t seed)
{
    static const Sizes sizes = { .V = WORDS, .C = 64, .H = 4, .F = 128,
                                 .layers = 2, .gelu = GELU_TANH };
    *s = (Seeker){ .rng = rng_seed(seed) };
    Rng rng = rng_seed(seed + 1000);
    s->tower = tower_new(&s->ps, &rng, "seeker", &sizes);
    init_normal(s->tower.token, &rng, 0.1f);
    scheme->install(&s->tower, &s->ps, &rng, KEY_LENGTH);
}

void seeker_close(Seeker *s)
{
    scheme_remove(&s->tower);
    tower_close(&s->tower);
    params_close(&s->ps);
}
