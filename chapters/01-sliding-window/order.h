/* order.h: integers that sort as floating-point numbers do. */
#pragma once
#include <stdint.h>
#include <string.h>

//@ float-key
/* The bits of v as an integer, so that a < b exactly when key(a) < key(b).
   NaN gets the largest key of all, and -0 a smaller one than +0. */
static inline int float_key(float v)
{
    int32_t bits;
    memcpy(&bits, &v, sizeof bits);
    return v != v ? INT32_MAX : bits ^ ((bits >> 31) & INT32_MAX);
}

/* The float whose key this is; some NaN for the largest. */
static inline float float_of_key(int key)
{
    int32_t bits = key ^ ((key >> 31) & INT32_MAX);
    float v;
    memcpy(&v, &bits, sizeof v);
    return v;
}

//@ double-key
/* The same for doubles. */
static inline int64_t double_key(double v)
{
    int64_t bits;
    memcpy(&bits, &v, sizeof bits);
    return v != v ? INT64_MAX : bits ^ ((bits >> 63) & INT64_MAX);
}

static inline double double_of_key(int64_t key)
{
    int64_t bits = key ^ ((key >> 63) & INT64_MAX);
    double v;
    memcpy(&v, &bits, sizeof v);
    return v;
}
