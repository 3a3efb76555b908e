#include "03-attention/tower.h"

#include "01-sliding-window/require.h"

#include <math.h>

//@ stack-new
static Block block_new(Params *ps, Rng *rng, const char *name, const Sizes *s)
{
    int C = s->C, H = s->H;
    Block b = { .post = s->post };
    b.self_attn = attention_new(ps, rng, path("%s.self_attn", name), C, H);
    b.layer_norm1 = layer_norm_new(ps, path("%s.layer_norm1", name), C);
    if (s->cross) {
        const char *own = path("%s.encoder_attn", name);
        b.encoder_attn = attention_new(ps, rng, own, C, H);
        b.encoder_attn_layer_norm
            = layer_norm_new(ps, path("%s_layer_norm", own), C);
    }
    b.mlp = mlp_new(ps, rng, path("%s.mlp", name), C, s->F, s->gelu);
    b.layer_norm2 = layer_norm_new(ps, path("%s.layer_norm2", name), C);
    return b;
}

//@ stack
static void shrink(Tensor *t, float factor)
{
    for (size_t i = 0; i < numel(t); i++)
        t->data[i] *= factor;
}

Stack stack_new(Params *ps, Rng *rng, const char *name, const Sizes *s)
{
    REQUIRE(s->layers >= 1, "stack: %s has %d layers", name, s->layers);
    Stack all = { s->layers, allocate((size_t)s->layers, sizeof(Block)) };
    float factor = 1 / sqrtf((float)((s->cross ? 3 : 2) * s->layers));
    for (int l = 0; l < s->layers; l++) {
        Block *b = &all.block[l];
        *b = block_new(ps, rng, path("%s.layers.%d", name, l), s);
        shrink(b->self_attn.out_proj.weight, factor);
        shrink(b->mlp.fc2.weight, factor);
        if (s->cross)
            shrink(b->encoder_attn.out_proj.weight, factor);
    }
    return all;
}

Tensor *stack(const Stack *s, Tensor *x, const Pass *pass)
{
    for (int l = 0; l < s->layers; l++)
        x = block(&s->block[l], x, pass, l);
    return x;
}

void stack_close(Stack *s)
{
    free(s->block);
    *s = (Stack){ 0 };
}

//@ tower-new
Tower tower_new(Params *ps, Rng *rng, const char *name, const Sizes *s)
{
    Tower t = { .sizes = *s };
    t.token = param(ps, DIMS(s->V, s->C),
                    "%s.embeddings.token_embedding.weight", name);
    init_normal(t.token, rng, 0.02f);
    if (s->P > 0) {
        t.position = param(ps, DIMS(s->P, s->C),
                           "%s.embeddings.position_embedding.weight", name);
        init_normal(t.position, rng, 0.02f);
    }
    t.encoder = stack_new(ps, rng, path("%s.encoder", name), s);
    if (!s->post)
        t.final_layer_norm
            = layer_norm_new(ps, path("%s.final_layer_norm", name), s->C);
    return t;
}

void tower_close(Tower *t)
{
    stack_close(&t->encoder);
}

//@ tower
Tensor *tower(const Tower *t, const int *ids, int B, int T, const Pass *pass)
{
    int first = pass->cache ? (int)pass->cache->count : 0;
    Tensor *x = t_embed(t->token, ids, DIMS(B, T));             // (B,T,C)
    if (t->position) {
        REQUIRE(first + T <= t->sizes.P, "tower: places up to %d, but %s has "
                "%d", first + T - 1, shape(t->position), t->sizes.P);
        x = t_add_positions(x, t_slice(t->position, 0, first, T));
    }
    if (t->place)
        x = t->place(x, ids, first, t->ctx);
    x = stack(&t->encoder, x, pass);
    return t->sizes.post ? x : layer_norm(t->final_layer_norm, x);
}

Tensor *tower_logits(const Tower *t, Tensor *x)
{
    return t_linear((Linear){ t->token, NULL }, x);               // (B,T,V)
}

//@ encoder-decoder
Tensor *encoder_decoder(const EncoderDecoder *m, const int *source, int B,
                        int S, const int *keys, const int *ids, int T)
{
    Pass read = { .mask.keys = keys };
    Pass write = { .mask.causal = true, .memory_mask.keys = keys };
    write.memory = tower(&m->encoder, source, B, S, &read);     // (B,S,C)
    return tower_logits(&m->decoder, tower(&m->decoder, ids, B, T, &write));
}
