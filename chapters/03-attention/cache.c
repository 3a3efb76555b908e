#include "03-attention/cache.h"

#include "01-sliding-window/require.h"

#include <string.h>

//@ cache-open
static Tensor *room(int B, int H, int slots, int D)
{
    size_t n = (size_t)B * H * slots * D;
    Tensor *t = allocate(1, sizeof *t + n * sizeof(float));
    *t = (Tensor){ .ndim = 4, .dim = { B, H, slots, D }, .op = "cache",
                   .data = (float *)(t + 1) };
    return t;
}

Cache cache_open(int B, int H, int D, int slots)
{
    REQUIRE(B >= 1 && H >= 1 && D >= 1 && slots >= 1, "cache: (%d,%d,%d,%d): "
            "a dimension below 1", B, H, slots, D);
    return (Cache){ .k = room(B, H, slots, D), .v = room(B, H, slots, D),
                    .slots = slots,
                    .keys = allocate((size_t)B, sizeof(int)) };
}

Cache cache_ring(int B, int H, int D, int W, int sinks)
{
    REQUIRE(W >= 1 && sinks >= 0, "cache: a window of %d and %d sinks", W,
            sinks);
    Cache c = cache_open(B, H, D, sinks + W);
    c.sinks = sinks;
    c.ring = true;
    return c;
}

void cache_close(Cache *c)
{
    free(c->k);
    free(c->v);
    free(c->keys);
    *c = (Cache){ 0 };
}

//@ cache-add
/* Where token number n stands. */
static int slot_of(const Cache *c, long n)
{
    return n < c->slots ? (int)n
        : c->sinks + (int)((n - c->sinks) % (c->slots - c->sinks));
}

/* from (B,H,T,D) to the slots from one on. */
static void copy_in(Tensor *to, const Tensor *from, int slot)
{
    size_t D = last_dim(to), S = (size_t)to->dim[2], T = (size_t)from->dim[2];
    for (size_t r = 0; r < numel(to) / (S * D); r++)
        memcpy(to->data + (r * S + (size_t)slot) * D, from->data + r * T * D,
               T * D * sizeof(float));
}

void cache_add(Cache *c, const Tensor *k, const Tensor *v)
{
    int T = k->dim[2];
    REQUIRE(same_shape(k, v) && k->ndim == 4 && k->dim[0] == c->k->dim[0]
            && k->dim[1] == c->k->dim[1] && k->dim[3] == c->k->dim[3],
            "cache: %s and %s do not go into %s", shape(k), shape(v),
            shape(c->k));
    REQUIRE(c->ring || c->count + T <= c->slots, "cache: %ld tokens and %d "
            "more, but %d slots", c->count, T, c->slots);
    REQUIRE(!c->ring || T == 1, "cache: %d tokens at once go round a ring", T);
    int slot = slot_of(c, c->count);
    copy_in(c->k, k, slot);
    copy_in(c->v, v, slot);
    c->count += T;
    for (int b = 0; b < c->k->dim[0]; b++)
        c->keys[b] = c->count < c->slots ? (int)c->count : c->slots;
}

Mask cache_mask(const Cache *c)
{
    return (Mask){ .keys = c->keys };
}

//@ cache-reorder
static void reorder(Tensor *t, const int *parent)
{
    size_t each = numel(t) / (size_t)t->dim[0] * sizeof(float);
    char *old = allocate((size_t)t->dim[0], each), *to = (char *)t->data;
    memcpy(old, to, (size_t)t->dim[0] * each);
    for (int b = 0; b < t->dim[0]; b++)
        memcpy(to + (size_t)b * each, old + (size_t)parent[b] * each, each);
    free(old);
}

void cache_reorder(Cache *c, const int *parent)
{
    for (int b = 0; b < c->k->dim[0]; b++)
        REQUIRE(parent[b] >= 0 && parent[b] < c->k->dim[0], "cache: parent %d "
                "is %d of %d", b, parent[b], c->k->dim[0]);
    reorder(c->k, parent);
    reorder(c->v, parent);
}
