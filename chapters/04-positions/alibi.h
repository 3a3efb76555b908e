/* alibi.h: a score falls in a line with the distance. */
#pragma once
#include "04-positions/scheme.h"

//@ alibi-interface
/* The slope of each of H heads: 2^(-8/H), 2^(-16/H), ..., 2^-8 where H is a
   power of two. Else those of the next lower power of two, and then every
   other one of twice that power (Press et al., and their code). */
void alibi_slopes(float *slope, int H);

/* (H,T,S): -slope_h |i - j|, for queries that stand at first, first + 1, ...
   and keys at 0, 1, ... */
Tensor *alibi_bias(int H, int T, int S, int first);
