/* 6-shared-memory.h: many heads that ask, few that remember. */
#pragma once

/* Hq heads of queries share Hk heads of keys and values; Hk divides Hq. T
   positions, D numbers each. */
typedef struct {
    int Hq, Hk, T, D;
} Heads;

/* Causal attention; q and out are (Hq,T,D), k and v are (Hk,T,D). Neighbouring
   query heads share: the first Hq/Hk of them use key head 0, the next ones
   key head 1. */
void attend_shared(Heads h, const float *q, const float *k, const float *v,
                   float *out);

/* Its gradient: adds to dq, (Hq,T,D), and to dk and dv, (Hk,T,D). */
void attend_shared_backward(Heads h, const float *q, const float *k,
                            const float *v, const float *dout, float *dq,
                            float *dk, float *dv);
