/* t5.h: a number for each bucket of distances. */
#pragma once
#include "04-positions/scheme.h"

//@ t5-interface
/* The bucket, 0 to 31, of a distance query - key; both ways, or for a causal
   model, to which all keys ahead are at distance 0 (Raffel et al., 2020, and
   their code: 32 buckets, 128 the largest distance). */
enum { T5_BUCKETS = 32 };
int t5_bucket(int distance, bool both);

/* (H,T,S) out of a table (T5_BUCKETS,H); the first query is at first. */
Tensor *t5_bias(Tensor *table, int T, int S, int first, bool both);
