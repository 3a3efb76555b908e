/* rng.h: random numbers that are the same everywhere. */
#pragma once
#include <stdint.h>

//@ rng-interface
/* PCG32 (O'Neill, 2014): 64 bits of state, 32 of output. */
typedef struct { uint64_t state; } Rng;

Rng      rng_seed(uint64_t seed);
uint32_t rng_u32(Rng *rng);
uint32_t rng_int(Rng *rng, uint32_t n);         // 0, ..., n - 1
float    rng_uniform(Rng *rng);                 // in [0, 1)
float    rng_normal(Rng *rng);                  // mean 0, variance 1
void     rng_permutation(Rng *rng, int *order, int n);
