/*
 * Half the room
 * difficulty: ★★★
 * points: 4
 * parts: widen 1, narrow 2, cache 1
 * time: an evening
 *
 * The keys and values of a long tale fill the memory, and nobody needs seven
 * digits of them. In half precision a number takes sixteen bits, and twice as
 * long a tale fits. The machine would convert for you; tonight you find out
 * what it does, bit by bit.
 *
 * From the top: one bit `s` for the sign, five for the exponent `e`, ten for
 * the fraction `f`. The value is
 *
 * - `2^(e - 15) (1 + f / 1024)` where `e` is from 1 to 30: *normal* numbers,
 *   from `2^-14` to 65,504;
 * - `2^-14 f / 1024` where `e` is 0: zero, and the *subnormal* numbers, which
 *   fill the gap around it in steps of `2^-24`;
 * - where `e` is 31, infinity if `f` is 0, and NaN if it is not;
 *
 * and `s` makes it negative, zero too. So 1 is `0x3c00`, -2 is `0xc000`, and
 * 65,504 is `0x7bff`. A float is built in the same way, with eight bits for
 * the exponent (127 in place of 15) and 23 for the fraction.
 *
 * `half_to_float` is exact. `half_from_float` gives the nearest one. Of two
 * that are equally near, it gives the one whose last bit is 0: 2,049 lies
 * half-way between 2,048 and 2,050, and becomes 2,048; 2,051 becomes 2,052.
 * Whatever is 65,520 or more becomes infinity, what is at most `2^-25`
 * becomes 0, each with its sign. NaN becomes a NaN, any. Write both without
 * the types `_Float16` and `__fp16`.
 *
 * `cache_append` adds a token's key and value to a cache. One infinity in it
 * would spoil every text from then on: so what is too large is stored as
 * 65,504, or -65,504; no key or value is NaN. `cache_attend` is attention of
 * one query, in full precision, with the keys and values that are stored: the
 * softmax of `q k / sqrt(D)` over all `count` tokens, at least one. Numbers of
 * this part are compared to three digits (relative 1e-3, absolute 1e-3).
 *
 * hint: `memcpy` the float into a `uint32_t` and print some: 1, 2, 1.5,
 *   65,504. Where are the ten bits of the fraction in the 23? By how much do
 *   the exponents differ?
 * hint: Widen: a normal number's 15 bits, shifted up by 13, are a float's, but
 *   for the exponent, to which 127 - 15 = 112 has to be added. Subnormals:
 *   `f` times `2^-24`, computed as a float, is exact. The sign goes from bit
 *   15 to bit 31.
 * hint: Narrow, if the result is normal: subtract 112 from the exponent, and
 *   cut off 13 bits, after adding just below half of what is cut off, `0xfff`,
 *   plus the bit that will be the last one. A half-way case goes up then only
 *   if that bit is 1. If the fraction overflows, the carry runs into the
 *   exponent, and that's right: even from 65,520 to infinity.
 * hint: If the size is below `2^-14`: it is a multiple of `2^-24`, rounded. Add
 *   0.5f, in float: the last bit of a float between 0.5 and 1 is worth
 *   `2^-24`, so the adder rounds for you, to even. The bits of the sum less
 *   the bits of 0.5f are `f`, and 1,024 is the smallest normal number. NaN has
 *   to be asked for first: cutting off bits can make an infinity of it.
 * after: "Ties to even" is what your machine does with every sum it adds. With
 *   ties always up, a million roundings would drift upwards; to even, they
 *   cancel. And the carry from fraction to exponent is no accident: it's why
 *   the bits stand in this order.
 */
#include "11-half-the-room.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

//! answer
static uint32_t bits_of(float x)
{
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static float float_of(uint32_t bits)
{
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

enum { BIAS = 127 - 15, CUT = 23 - 10, LARGEST = 0x7bff };

float half_to_float(Half h)
{
    uint32_t sign = (uint32_t)(h & 0x8000) << 16, size = h & 0x7fff;
    if (size < 0x400)                           // zero and subnormal
        size = bits_of((float)size * 0x1p-24f);
    else if (size < 0x7c00)
        size = (size << CUT) + ((uint32_t)BIAS << 23);
    else
        size = size << CUT | 0x7f800000;        // infinity and NaN
    return float_of(sign | size);
}

/* Half of what is cut off, less one, plus the bit that will be last: so only
   a tie over an odd bit is carried. A carry out of the fraction counts the
   exponent up, from the largest number to infinity at last. */
static uint32_t cut_off(uint32_t size)
{
    uint32_t odd = size >> CUT & 1;
    return (size - ((uint32_t)BIAS << 23) + 0xfff + odd) >> CUT;
}

Half half_from_float(float x)
{
    uint32_t sign = bits_of(x) >> 16 & 0x8000, size = bits_of(fabsf(x));
    if (size > 0x7f800000)
        size = 0x7e00;                          // NaN
    else if (size >= bits_of(65536))
        size = 0x7c00;
    else if (size < bits_of(0x1p-14f))          // 0.5f's last bit is 2^-24
        size = bits_of(fabsf(x) + 0.5f) - bits_of(0.5f);
    else
        size = cut_off(size);
    return (Half)(sign | size);
}

/* Never infinite. */
static Half stored(float x)
{
    Half h = half_from_float(x);
    return (h & 0x7fff) > LARGEST ? (Half)((h & 0x8000) | LARGEST) : h;
}

void cache_append(HalfCache *cache, const float *key, const float *value)
{
    int at = cache->count++ * cache->D;
    for (int c = 0; c < cache->D; c++) {
        cache->keys[at + c] = stored(key[c]);
        cache->values[at + c] = stored(value[c]);
    }
}

/* The scores of all tokens; returns the largest. */
static double scores(const HalfCache *cache, const float *q, double *score)
{
    double largest = -INFINITY;
    for (int j = 0; j < cache->count; j++) {
        const Half *key = cache->keys + j * cache->D;
        score[j] = 0;
        for (int c = 0; c < cache->D; c++)
            score[j] += (double)q[c] * half_to_float(key[c]);
        score[j] /= sqrt(cache->D);
        largest = fmax(largest, score[j]);
    }
    return largest;
}

void cache_attend(const HalfCache *cache, const float *q, float *out)
{
    double *weight = malloc((size_t)cache->count * sizeof *weight), sum = 0;
    double largest = scores(cache, q, weight);
    for (int j = 0; j < cache->count; j++)
        sum += weight[j] = exp(weight[j] - largest);
    for (int c = 0; c < cache->D; c++) {
        double mixed = 0;
        for (int j = 0; j < cache->count; j++)
            mixed += weight[j] * half_to_float(cache->values[j * cache->D + c]);
        out[c] = (float)(mixed / sum);
    }
    free(weight);
}
//! stub
float half_to_float(Half h)
{
    // TODO: the same number as a float.
    (void)h;
    return -1;
}

Half half_from_float(float x)
{
    // TODO: the nearest number in half precision.
    (void)x;
    return 1;
}

void cache_append(HalfCache *cache, const float *key, const float *value)
{
    // TODO: one more token, never infinite.
    (void)cache, (void)key, (void)value;
}

void cache_attend(const HalfCache *cache, const float *q, float *out)
{
    // TODO: attention to all tokens in the cache.
    (void)cache, (void)q, (void)out;
}
//! end
