#include "02-tensors/rng.h"

#include "01-sliding-window/require.h"
#include "02-tensors/real.h"

//@ rng-u32
enum { STREAM = 109 };      // any odd number makes another sequence

uint32_t rng_u32(Rng *rng)
{
    uint64_t s = rng->state;
    rng->state = s * 6364136223846793005u + STREAM;
    uint32_t x = (uint32_t)(((s >> 18) ^ s) >> 27);
    uint32_t turn = (uint32_t)(s >> 59);
    return (x >> turn) | (x << (-turn & 31));
}

Rng rng_seed(uint64_t seed)
{
    Rng rng = { STREAM + seed };
    rng_u32(&rng);
    return rng;
}

//@ rng-int
/* Of the 2^32 outputs those below 2^32 mod n are refused; the others fall
   evenly on the n remainders. */
uint32_t rng_int(Rng *rng, uint32_t n)
{
    REQUIRE(n > 0, "rng_int: n is 0, there is no number below it");
    uint32_t x, refused = -n % n;
    do
        x = rng_u32(rng);
    while (x < refused);
    return x % n;
}

//@ rng-uniform
float rng_uniform(Rng *rng)
{
    return (float)(rng_u32(rng) >> 8) * 0x1p-24f;
}

//@ rng-normal
/* Marsaglia's polar method: a random point of the unit disc, stretched. */
float rng_normal(Rng *rng)
{
    float u, v, s;
    do {
        u = 2 * rng_uniform(rng) - 1;
        v = 2 * rng_uniform(rng) - 1;
        s = u * u + v * v;
    } while (s >= 1 || s == 0);
    return u * sqrtf(-2 * real_log(s) / s);
}

//@ rng-permutation
void rng_permutation(Rng *rng, int *order, int n)
{
    for (int i = 0; i < n; i++) {
        int j = (int)rng_int(rng, (uint32_t)i + 1);
        order[i] = order[j];
        order[j] = i;
    }
}
