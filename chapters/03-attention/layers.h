/* layers.h: the parts that every later model is made of. Parameters are
   called as in CLIP's and SigLIP's published files; cross-attention, which
   these lack, as in BART's and Whisper's. */
#pragma once
#include "03-attention/attention.h"
#include "03-attention/cache.h"
#include "03-attention/op_linear.h"

//@ path-interface
/* A text made as by printf, on the tape: path("%s.layers.%d", name, 3). */
const char *path(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

//@ layer-norm-interface
/* Gain "name.weight", one, and bias "name.bias", zero. */
typedef struct {
    Tensor *weight, *bias;
    float eps;                              // 1e-5, as PyTorch's
} LayerNorm;

LayerNorm layer_norm_new(Params *ps, const char *name, int C);
Tensor   *layer_norm(LayerNorm norm, Tensor *x);

//@ mlp-interface
/* Each token for itself: C -> F, GELU, F -> C ("name.fc1", "name.fc2"). */
typedef struct {
    Linear fc1, fc2;
    Gelu gelu;
} Mlp;

Mlp     mlp_new(Params *ps, Rng *rng, const char *name, int C, int F,
                Gelu gelu);
Tensor *mlp(Mlp m, Tensor *x);

//@ attention-layer-interface
/* H heads, "name.q_proj" and so on. turn and attend are doors that stay shut
   in this chapter. turn gets queries or keys (B,H,T,D) of which the first
   stands at the place first. attend does what t_attend_streamed does without
   a bias, in another way: the first query's place is first, the first key's
   0. */
typedef struct {
    Linear q_proj, k_proj, v_proj, out_proj;
    int H;
    Tensor *(*turn)(Tensor *x, int first, void *ctx);
    Tensor *(*attend)(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                      int first, void *ctx);
    void *ctx;
} Attention;

Attention attention_new(Params *ps, Rng *rng, const char *name, int C, int H);

/* x (B,T,C) looks at source (B,S,C): at itself or, in cross-attention, at
   another text, whose keys know of no place. */
Tensor *attention(const Attention *a, Tensor *x, Tensor *source,
                  const Mask *mask);

/* The next token x (B,1,C) joins the cache, then looks at all that is in
   it. */
Tensor *attention_step(const Attention *a, Tensor *x, Cache *cache);

/* x looks at what cache_fill has kept of another text. */
Tensor *attention_recall(const Attention *a, Tensor *x, const Cache *cache);
void    cache_fill(Cache *cache, const Attention *a, Tensor *source);

//@ block-interface
/* x + attention(norm x), then x + mlp(norm x) (pre-LN); or, as in 2017, with
   the norm of the sum instead (post). Between them cross-attention, where
   encoder_attn has heads. */
typedef struct {
    LayerNorm layer_norm1, layer_norm2, encoder_attn_layer_norm;
    Attention self_attn, encoder_attn;
    Mlp mlp;
    bool post;
} Block;

/* What all blocks are told in one pass. Left out is 0. */
typedef struct {
    Mask mask;                      // of self-attention
    Tensor *memory;                 // cross-attention's source (B,S,C)
    Mask memory_mask;
    float dropout;                  // of what each part adds, in training
    Rng *rng;
    Cache *cache, *recall;          // one a block: a step of writing
} Pass;

/* layer: which block this is, for its cache. */
Tensor *block(const Block *b, Tensor *x, const Pass *pass, int layer);
