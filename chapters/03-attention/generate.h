/* generate.h: writing on, one token at a time. */
#pragma once
#include "03-attention/tower.h"

//@ writer
/* Goes on with B texts side by side; what has been read stays in caches. */
typedef struct {
    const Tower *tower;
    int B;
    Cache *cache, *recall;          // one a block; recall: NULL, or of memory
} Writer;

/* Texts of up to slots tokens. memory (B,S,C) is what cross-attention looks
   at, or NULL; memory_keys: how many of S are real, or NULL. */
Writer writer_open(const Tower *t, int B, int slots, Tensor *memory,
                   const int *memory_keys);

/* Texts of any length, of which each token sees the last W and the first
   few, the sinks. */
Writer writer_ring(const Tower *t, int B, int W, int sinks);
void   writer_close(Writer *w);

/* One more id of each text -> logits (B,V) of what may follow, on the
   tape. */
Tensor *writer_step(Writer *w, const int *ids);
void    writer_reorder(Writer *w, const int *parent);

/* Reads the same n ids into every text; the logits of the last step. Forgets
   what else is on the tape. */
Tensor *writer_read(Writer *w, const int *ids, int n);

//@ sampling
/* temperature 0: always the likeliest; top_k 0: all may be drawn; top_p: the
   likeliest that have this much of the probability together; 1: all. */
typedef struct {
    float temperature;
    int top_k;
    float top_p;
} Sampling;

/* Draws one of V by its logit. */
int sample(const float *logits, int V, Sampling how, Rng *rng);

//@ generate-interface
/* Reads n tokens, one at least, and writes up to count more to out; stop, if
   not negative, ends the text and is not written. Returns how many. Forgets
   what is on the tape. */
int generate(Writer *w, const int *ids, int n, int *out, int count, int stop,
             Sampling how, Rng *rng);

/* Keeps the B likeliest texts at every step, those that have ended among
   them, and writes the one whose tokens, stop included, have the highest mean
   log-probability. Their sum goes to *score. */
int beam_search(Writer *w, const int *ids, int n, int *out, int count,
                int stop, double *score);
