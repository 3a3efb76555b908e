#include "04-positions/parade.h"

#include "01-sliding-window/require.h"
#include "02-tensors/ops.h"

//@ runner
void runner_open(Runner *r, const Scheme *scheme, uint64_t seed)
{
    static const Sizes sizes = { .V = SYMBOLS, .C = 64, .H = 4, .F = 128,
                                 .layers = 2, .gelu = GELU_TANH };
    *r = (Runner){ .rng = rng_seed(seed) };
    for (int a = 0; a < SYMBOLS; a++)
        for (int b = 0; b < SYMBOLS; b++)
            r->table[a][b] = (int)rng_int(&r->rng, SYMBOLS);
    Rng rng = rng_seed(seed + 1000);
    r->tower = tower_new(&r->ps, &rng, "runner", &sizes);
    init_normal(r->tower.token, &rng, 0.1f);
    scheme->install(&r->tower, &r->ps, &rng, RACE_LENGTH);
}

void runner_close(Runner *r)
{
    scheme_remove(&r->tower);
    tower_close(&r->tower);
    params_close(&r->ps);
}

//@ race-texts
enum { NO_ANSWER = -1 };

/* B texts of T tokens, and the answers. */
static void draw_texts(const Runner *r, Rng *rng, int B, int T, int *x,
                       int *answer)
{
    for (int n = 0; n < B * T; n++) {
        x[n] = (int)rng_int(rng, SYMBOLS);
        answer[n] = n % T < 3 ? NO_ANSWER : r->table[x[n - 1]][x[n - 3]];
    }
}

//@ race-step
float runner_learn(Runner *r, AdamW *opt, int T)
{
    tape_reset();
    size_t n = (size_t)RACE_BATCH * (size_t)T;
    int *x = tape_alloc(n * sizeof *x), *answer = tape_alloc(n * sizeof *x);
    draw_texts(r, &r->rng, RACE_BATCH, T, x, answer);
    Pass pass = { .mask.causal = true };
    Tensor *y = tower(&r->tower, x, RACE_BATCH, T, &pass);
    Tensor *loss = t_cross_entropy(tower_logits(&r->tower, y), answer,
                                   (CrossEntropy){ .ignored = NO_ANSWER });
    params_zero_grad(&r->ps);
    backward(loss);
    clip_global_norm(&r->ps, 1);
    adamw_step(opt, &r->ps);
    return loss->data[0];
}

//@ race-run
void runner_train(Runner *r, int steps, float *loss)
{
    AdamW opt = adamw_init(&r->ps, 0);
    for (int step = 0; step < steps; step++) {
        opt.lr = 0.004f * warmup_cosine(step, steps / 20 + 1, steps);
        float now = runner_learn(r, &opt, RACE_LENGTH);
        if (loss)
            loss[step] = now;
    }
    adamw_close(&opt);
}

//@ race-accuracy
static int likeliest(const float *logit)
{
    int best = 0;
    for (int c = 1; c < SYMBOLS; c++)
        best = logit[c] > logit[best] ? c : best;
    return best;
}

/* About 4,096 tokens, four texts at a time. */
double runner_accuracy(const Runner *r, int T)
{
    enum { TOKENS = 4096, B = 4 };
    int texts = TOKENS / T, right = 0, asked = 0;
    Rng rng = rng_seed(77);
    for (int done = 0; done < texts; done += B) {
        tape_reset();
        size_t n = (size_t)B * (size_t)T;
        int *x = tape_alloc(n * sizeof *x), *answer = tape_alloc(n * sizeof *x);
        draw_texts(r, &rng, B, T, x, answer);
        Pass pass = { .mask.causal = true };
        Tensor *y = tower(&r->tower, x, B, T, &pass);
        Tensor *logits = tower_logits(&r->tower, y);        // (B,T,SYMBOLS)
        for (int i = 0; i < B * T; i++) {
            if (i % T < T / 2 || answer[i] == NO_ANSWER)
                continue;
            asked++;
            right += likeliest(logits->data + (size_t)i * SYMBOLS) == answer[i];
        }
    }
    return (double)right / asked;
}
