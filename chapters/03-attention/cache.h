/* cache.h: keys and values of the tokens that have been, so that each new
   token asks for no more than its own. */
#pragma once
#include "03-attention/attention.h"

//@ cache-interface
/* Room for slots tokens of B sequences. A ring is never full: a new token
   takes the place of the oldest one behind the first few, the sinks. */
typedef struct {
    Tensor *k, *v;          // (B,H,slots,D)
    int slots, sinks;
    bool ring;
    long count;             // tokens that have come, of each sequence
    int *keys;              // how many of them are here, B times
} Cache;

Cache cache_open(int B, int H, int D, int slots);
Cache cache_ring(int B, int H, int D, int W, int sinks);    // sinks + W slots
void  cache_close(Cache *c);

/* k and v (B,H,T,D) of the next T tokens; a ring takes one at a time. */
void cache_add(Cache *c, const Tensor *k, const Tensor *v);

/* The query of the newest token, or of another text, sees all that is here.
   The order of slots does not matter: attention adds up a set. */
Mask cache_mask(const Cache *c);

/* Sequence b goes on where parent[b] was. */
void cache_reorder(Cache *c, const int *parent);
