#include "03-attention/generate.h"

#include "01-sliding-window/require.h"

//@ writer-open
Writer writer_open(const Tower *t, int B, int slots, Tensor *memory,
                   const int *memory_keys)
{
    const Sizes *s = &t->sizes;
    size_t layers = (size_t)s->layers;
    REQUIRE(s->cross == !!memory, "writer: a tower %s cross-attention, and "
            "%s memory", s->cross ? "with" : "without", memory ? "a" : "no");
    Writer w = { t, B, allocate(layers, sizeof(Cache)), NULL };
    for (size_t l = 0; l < layers; l++)
        w.cache[l] = cache_open(B, s->H, s->C / s->H, slots);
    if (!memory)
        return w;
    w.recall = allocate(layers, sizeof(Cache));
    for (size_t l = 0; l < layers; l++) {
        Cache *c = &w.recall[l];
        *c = cache_open(B, s->H, s->C / s->H, memory->dim[1]);
        cache_fill(c, &t->encoder.block[l].encoder_attn, memory);
        for (int b = 0; memory_keys && b < B; b++)
            c->keys[b] = memory_keys[b];
    }
    return w;
}

Writer writer_ring(const Tower *t, int B, int W, int sinks)
{
    const Sizes *s = &t->sizes;
    REQUIRE(!s->cross, "writer: a ring for a tower with cross-attention");
    Writer w = { t, B, allocate((size_t)s->layers, sizeof(Cache)), NULL };
    for (int l = 0; l < s->layers; l++)
        w.cache[l] = cache_ring(B, s->H, s->C / s->H, W, sinks);
    return w;
}

void writer_close(Writer *w)
{
    for (int l = 0; l < w->tower->sizes.layers; l++) {
        cache_close(&w->cache[l]);
        if (w->recall)
            cache_close(&w->recall[l]);
    }
    free(w->cache);
    free(w->recall);
    *w = (Writer){ 0 };
}

//@ writer-step
Tensor *writer_step(Writer *w, const int *ids)
{
    Pass pass = { .cache = w->cache, .recall = w->recall };
    Tensor *x = tower(w->tower, ids, w->B, 1, &pass);           // (B,1,C)
    Tensor *logits = tower_logits(w->tower, x);                 // (B,1,V)
    return t_reshape(logits, DIMS(w->B, w->tower->sizes.V));
}

void writer_reorder(Writer *w, const int *parent)
{
    for (int l = 0; l < w->tower->sizes.layers; l++) {
        cache_reorder(&w->cache[l], parent);
        if (w->recall)
            cache_reorder(&w->recall[l], parent);
    }
}

//@ writer-read
Tensor *writer_read(Writer *w, const int *ids, int n)
{
    REQUIRE(n >= 1, "writer_read: nothing to go on from");
    int *same = allocate((size_t)w->B, sizeof *same);
    Tensor *logits = NULL;
    for (int i = 0; i < n; i++) {
        tape_reset();
        for (int b = 0; b < w->B; b++)
            same[b] = ids[i];
        logits = writer_step(w, same);
    }
    free(same);
    return logits;
}
