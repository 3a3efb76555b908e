/* 11-half-the-room.h: keys and values in sixteen bits. */
#pragma once
#include <stdint.h>

/* A number in half precision, as IEEE 754 writes it: one bit for the sign,
   five for the exponent, ten for the fraction. */
typedef uint16_t Half;

float half_to_float(Half h);

/* The nearest one; of two equally near, the one with an even last bit. */
Half half_from_float(float x);

/* The keys and values of `count` tokens; both arrays are (room,D). */
typedef struct {
    int D, room, count;
    Half *keys, *values;
} HalfCache;

/* Adds a token's key and value, (D) each; there is room for it. */
void cache_append(HalfCache *cache, const float *key, const float *value);

/* Attention of one query, (D), to all tokens in the cache; out is (D). */
void cache_attend(const HalfCache *cache, const float *q, float *out);
