#include "03-attention/layers.h"

#include "01-sliding-window/require.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>

//@ path
const char *path(const char *format, ...)
{
    enum { LONGEST = 200 };
    char *text = tape_alloc(LONGEST);
    va_list values;
    va_start(values, format);
    int length = vsnprintf(text, LONGEST, format, values);
    va_end(values);
    REQUIRE(length < LONGEST, "path: %s... is too long a name", text);
    return text;
}

//@ layer-norm-layer
LayerNorm layer_norm_new(Params *ps, const char *name, int C)
{
    LayerNorm norm = { param(ps, DIMS(C), "%s.weight", name),
                       param(ps, DIMS(C), "%s.bias", name), 1e-5f };
    init_constant(norm.weight, 1);
    return norm;
}

Tensor *layer_norm(LayerNorm norm, Tensor *x)
{
    return t_layer_norm(x, norm.weight, norm.bias, norm.eps);
}

//@ mlp
Mlp mlp_new(Params *ps, Rng *rng, const char *name, int C, int F, Gelu gelu)
{
    Mlp m = { .gelu = gelu };       // each draws its weights in its turn
    m.fc1 = linear_new(ps, rng, path("%s.fc1", name), C, F);
    m.fc2 = linear_new(ps, rng, path("%s.fc2", name), F, C);
    return m;
}

Tensor *mlp(Mlp m, Tensor *x)
{
    return t_linear(m.fc2, t_gelu(t_linear(m.fc1, x), m.gelu));
}

//@ attention-new
Attention attention_new(Params *ps, Rng *rng, const char *name, int C, int H)
{
    REQUIRE(H >= 1 && C % H == 0, "attention: %s: %d is not a multiple of %d "
            "heads", name, C, H);
    Attention a = { .H = H };
    a.q_proj = linear_new(ps, rng, path("%s.q_proj", name), C, C);
    a.k_proj = linear_new(ps, rng, path("%s.k_proj", name), C, C);
    a.v_proj = linear_new(ps, rng, path("%s.v_proj", name), C, C);
    a.out_proj = linear_new(ps, rng, path("%s.out_proj", name), C, C);
    return a;
}

//@ attention-layer
/* Arguments of a call may be evaluated in any order, and with it gradients be
   summed: calls that make tensors stand in lines of their own.

   Queries or keys (B,H,T,D), turned where chapter 5 wants it. */
static Tensor *heads(const Attention *a, Linear proj, Tensor *x, int first)
{
    Tensor *y = t_split_heads(t_linear(proj, x), a->H);
    return a->turn ? a->turn(y, first, a->ctx) : y;
}

static Tensor *values(const Attention *a, Tensor *x)
{
    return t_split_heads(t_linear(a->v_proj, x), a->H);
}

/* The heads' answers side by side, and mixed. */
static Tensor *answer(const Attention *a, Tensor *q, Tensor *k, Tensor *v,
                      const Mask *mask, int first)
{
    Tensor *y = a->attend ? a->attend(q, k, v, mask, first, a->ctx)
                          : t_attend_streamed(q, k, v, mask, NULL);
    return t_linear(a->out_proj, t_merge_heads(y));
}

Tensor *attention(const Attention *a, Tensor *x, Tensor *source,
                  const Mask *mask)
{
    int first = source->dim[1] - x->dim[1];
    Tensor *q = heads(a, a->q_proj, x, first);          // (B,H,T,D)
    Tensor *k = heads(a, a->k_proj, source, 0);         // (B,H,S,D)
    Tensor *v = values(a, source);
    return answer(a, q, k, v, mask, first);
}

//@ attention-cached
Tensor *attention_step(const Attention *a, Tensor *x, Cache *cache)
{
    REQUIRE(x->ndim == 3 && x->dim[1] == 1, "attention_step: %s is not "
            "(B,1,C)", shape(x));
    REQUIRE(cache->count < INT_MAX, "attention_step: too long a text");
    REQUIRE(!a->attend || !cache->ring, "attention_step: %s: in a ring keys "
            "have left their places", shape(x));
    int at = (int)cache->count;
    Tensor *q = heads(a, a->q_proj, x, at);             // (B,H,1,D)
    Tensor *k = heads(a, a->k_proj, x, at), *v = values(a, x);
    cache_add(cache, k, v);
    Mask mask = cache_mask(cache);
    return answer(a, q, cache->k, cache->v, &mask, at);
}

void cache_fill(Cache *cache, const Attention *a, Tensor *source)
{
    Tensor *k = heads(a, a->k_proj, source, 0), *v = values(a, source);
    cache_add(cache, k, v);
}

Tensor *attention_recall(const Attention *a, Tensor *x, const Cache *cache)
{
    Mask mask = cache_mask(cache);
    return answer(a, heads(a, a->q_proj, x, 0), cache->k, cache->v, &mask, 0);
}

//@ block
static Tensor *before(const Block *b, LayerNorm norm, Tensor *x)
{
    return b->post ? x : layer_norm(norm, x);
}

static Tensor *after(const Block *b, LayerNorm norm, Tensor *x, Tensor *added,
                     const Pass *pass)
{
    if (pass->rng)
        added = t_dropout(added, pass->dropout, pass->rng);
    Tensor *sum = t_add(x, added);
    return b->post ? layer_norm(norm, sum) : sum;
}

/* What one part makes of x, with or without caches. */
static Tensor *look(const Block *b, Tensor *x, const Pass *pass, int layer)
{
    return pass->cache
        ? attention_step(&b->self_attn, x, &pass->cache[layer])
        : attention(&b->self_attn, x, x, &pass->mask);
}

static Tensor *look_across(const Block *b, Tensor *x, const Pass *pass,
                           int layer)
{
    return pass->recall
        ? attention_recall(&b->encoder_attn, x, &pass->recall[layer])
        : attention(&b->encoder_attn, x, pass->memory, &pass->memory_mask);
}

Tensor *block(const Block *b, Tensor *x, const Pass *pass, int layer)
{
    REQUIRE(b->encoder_attn.H == 0 || pass->memory || pass->recall, "block: "
            "%s: there is nothing for cross-attention to look at", shape(x));
    x = after(b, b->layer_norm1, x,
              look(b, before(b, b->layer_norm1, x), pass, layer), pass);
    if (b->encoder_attn.H > 0) {
        LayerNorm norm = b->encoder_attn_layer_norm;
        x = after(b, norm, x,
                  look_across(b, before(b, norm, x), pass, layer), pass);
    }
    return after(b, b->layer_norm2, x,
                 mlp(b->mlp, before(b, b->layer_norm2, x)), pass);
}
