/* Prints a digest of the bits of what chapter 3 computes: two blocks with
   cross-attention, forward and backward, over several blocks of queries and
   keys; a head that is alone; and a text that is drawn. digits_builds.sh
   compiles it in many ways. */
#include "03-attention/generate.h"

#include <stdio.h>

static uint64_t digest = 14695981039346656037u;     // FNV-1a

static void add(const void *data, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        digest = (digest ^ ((const unsigned char *)data)[i]) * 1099511628211u;
}

static void add_tensor(const Tensor *t)
{
    add(t->data, numel(t) * sizeof(float));
    if (t->grad)
        add(t->grad, numel(t) * sizeof(float));
}

/* Attention with a bias, by the layer's door. */
static Tensor *biased(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                      int first, void *bias)
{
    (void)first;
    return t_attend_streamed(q, k, v, mask, bias);
}

/* A tower over a text of 300 tokens, another of 17. */
static void digest_tower(bool post)
{
    enum { B = 3, T = 300, S = 17 };
    Rng rng = rng_seed(1);
    Params ps = { 0 };
    Tower t = tower_new(&ps, &rng, "t", &(Sizes){
        .V = 50, .P = T, .C = 48, .H = 4, .F = 100, .layers = 2, .cross = true,
        .gelu = post ? GELU_TANH : GELU_ERF, .post = post });
    Tensor *bias = param(&ps, DIMS(4, T, T), "bias");
    init_normal(bias, &rng, 1);
    t.encoder.block[1].self_attn.attend = biased;
    t.encoder.block[1].self_attn.ctx = bias;
    int ids[B * T], keys[B] = { S, 5, 9 };
    float memory[B * S * 48];
    for (int i = 0; i < B * T; i++)
        ids[i] = (int)rng_int(&rng, 50);
    for (int i = 0; i < B * S * 48; i++)
        memory[i] = rng_normal(&rng);
    tape_reset();
    Pass pass = { .mask = { .causal = true, .W = post ? 70 : 0, .sinks = 3 },
                  .memory = t_input(DIMS(B, S, 48), memory),
                  .memory_mask.keys = keys };
    Tensor *y = tower_logits(&t, tower(&t, ids, B, T, &pass));
    Tensor *loss = t_cross_entropy(y, ids, (CrossEntropy){ 0 });
    backward(loss);
    add_tensor(y);
    for (int i = 0; i < ps.count; i++)
        add_tensor(ps.at[i]);
    tower_close(&t);
    params_close(&ps);
}

/* One head alone, over many blocks, with a mask or without. */
static void digest_head(bool causal)
{
    enum { T = 400, D = 24 };
    Rng rng = rng_seed(3);
    Params ps = { 0 };
    tape_reset();
    for (int i = 0; i < 4; i++)
        init_normal(param(&ps, DIMS(1, 1, T, D), "x%d", i), &rng, 1);
    Tensor *y = t_attend_streamed(ps.at[0], ps.at[1], ps.at[2],
                                  &(Mask){ .causal = causal }, NULL);
    backward(t_sum(t_mul(y, ps.at[3])));
    add_tensor(y);
    for (int i = 0; i < ps.count; i++)
        add_tensor(ps.at[i]);
    params_close(&ps);
}

static void digest_text(void)
{
    Rng rng = rng_seed(2);
    Params ps = { 0 };
    int out[100], begin = 1;
    double score;
    Tower t = tower_new(&ps, &rng, "t", &(Sizes){
        .V = 50, .P = 101, .C = 384, .H = 6, .F = 384, .layers = 2 });
    for (int i = 0; i < ps.count; i++)
        init_normal(ps.at[i], &rng, 0.3f);
    Writer w = writer_open(&t, 1, 101, NULL, NULL);
    generate(&w, &begin, 1, out, 100, -1, (Sampling){ 1, 0, 0.9f }, &rng);
    add(out, sizeof out);
    writer_close(&w);
    w = writer_open(&t, 4, 20, NULL, NULL);
    beam_search(&w, &begin, 1, out, 10, -1, &score);
    add(&score, sizeof score);
    writer_close(&w);
    tower_close(&t);
    params_close(&ps);
}

int main(void)
{
    digest_tower(false);
    digest_tower(true);
    digest_head(false);
    digest_head(true);
    digest_text();
    printf("%016llx\n", (unsigned long long)digest);
    return 0;
}
