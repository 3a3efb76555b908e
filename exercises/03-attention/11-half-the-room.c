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
 */
#include "11-half-the-room.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

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
