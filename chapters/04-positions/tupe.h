/* tupe.h: places score places, apart from the words. */
#pragma once
#include "04-positions/scheme.h"

//@ tupe-interface
/* A table of places (L,C), its own query and key matrices, and T5's numbers
   for distances (Ke et al., 2021). cls (2,H), or NULL: what the first token
   gives to all keys, and what all others give to the first key, instead. */
typedef struct {
    Tensor *table;
    LayerNorm norm;
    Linear q_proj, k_proj;
    Tensor *buckets, *cls;
    bool both;
} Tupe;

/* (H,T,S): (p_i U_Q) . (p_j U_K) / sqrt(2D) + b_{i-j}. */
Tensor *tupe_bias(const Tupe *p, int T, int S, int first);

/* bias (H,T,S), but cls[0][h] in the row of the query at place 0, and
   cls[1][h] in the rest of key 0's column. */
Tensor *t_untie_first(Tensor *bias, Tensor *cls, int first);
