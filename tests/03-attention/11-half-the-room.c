/* The driver of exercise 3.11: numbers on all sides of every edge, and a
   cache. */
#include "driver.h"
#include "11-half-the-room.h"
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MANY = 40, UNWRITTEN = -777 };
#define COUNT(x) (int)(sizeof (x) / sizeof *(x))

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

/* Each answer has its question for a name. */
static void widen(const int *halves, int n)
{
    char name[16];
    for (int i = 0; i < n; i++) {
        float x = half_to_float((Half)halves[i]);
        snprintf(name, sizeof name, "0x%04x", (unsigned)halves[i]);
        out_float(name, x == 0 && signbit(x) ? -1e-30 : x, 0, 0);
    }
    case_end();
}

/* All NaNs are one. */
static void narrow(const float *x, int n)
{
    char name[32], answer[16];
    for (int i = 0; i < n; i++) {
        unsigned half = half_from_float(x[i]);
        if ((half & 0x7c00) == 0x7c00 && (half & 0x3ff) != 0)
            half = 0x7e00;
        snprintf(name, sizeof name, "%.9g", x[i]);
        if (isnan(x[i]))
            snprintf(name, sizeof name, "NaN-0x%08x", (unsigned)bits_of(x[i]));
        snprintf(answer, sizeof answer, "0x%04x", half);
        out_text(name, answer);
    }
    case_end();
}

static void all_widen(void)
{
    const int plain[] = { 0x3c00, 0xc000, 0x3e00, 0x0400, 0x7bff, 0x5555 };
    const int subnormal[] = { 0x0001, 0x0002, 0x03ff, 0x8001, 0x0200 };
    const int zero[] = { 0x0000, 0x8000 };
    const int not_finite[] = { 0x7c00, 0xfc00, 0x7e00, 0x7c01, 0xffff };
    int some[MANY];
    if (case_begin("widen", "1, -2, 1.5 and others"))
        widen(plain, COUNT(plain));
    if (case_begin("widen", "subnormal"))
        widen(subnormal, COUNT(subnormal));
    if (case_begin("widen", "zero, with both signs (shown as -1e-30)"))
        widen(zero, COUNT(zero));
    if (case_begin("widen", "infinity and NaN"))
        widen(not_finite, COUNT(not_finite));
    for (int r = 1; r <= 2; r++)
        if (case_begin("widen", "random %d", r)) {
            for (int i = 0; i < MANY; i++)
                some[i] = case_between(0, 0xffff);
            widen(some, MANY);
        }
    if (case_begin("widen", "random, subnormal")) {
        for (int i = 0; i < MANY; i++)
            some[i] = case_between(0, 0x3ff) | (i % 2 ? 0x8000 : 0);
        widen(some, MANY);
    }
}

/* A float whose half, where there is one, is normal: the exponent, ten bits of
   the fraction that are kept, and the rest. */
static float assembled(int exponent, int kept, int rest)
{
    uint32_t sign = case_between(0, 1) ? 0x80000000 : 0;
    return float_of(sign | (uint32_t)(exponent + 127) << 23
                    | (uint32_t)kept << 13 | (uint32_t)rest);
}

/* With exponents from low to high. Half-way ones are either just that, or the
   next float above or below. */
static void random_narrow(int low, int high, bool halfway)
{
    float x[MANY];
    for (int i = 0; i < MANY; i++) {
        int exponent = case_between(low, high), kept = case_between(0, 1023);
        int rest = halfway ? 0x1000 + (i % 4 == 0) - (i % 4 == 1)
                           : case_between(0, 0x1fff);
        x[i] = assembled(exponent, kept, rest);
    }
    narrow(x, MANY);
}

/* Multiples of `unit`, which may be odd ones. */
static void random_subnormal(float unit, int most, bool odd)
{
    float x[MANY];
    for (int i = 0; i < MANY; i++) {
        int times = case_between(-most, most);
        x[i] = (float)(odd ? 2 * times + 1 : times) * unit;
    }
    narrow(x, MANY);
}

/* Some of them differ from infinity in their last bits only. */
static void random_nan(void)
{
    float x[MANY];
    for (int i = 0; i < MANY; i++) {
        uint32_t sign = i % 2 ? 0x80000000 : 0;
        int fraction = case_between(1, i % 4 < 2 ? 0x1fff : 0x7fffff);
        x[i] = float_of(sign | 0x7f800000 | (uint32_t)fraction);
    }
    narrow(x, MANY);
}

static void all_random_narrow(void)
{
    if (case_begin("narrow", "random"))
        random_narrow(-14, 14, false);
    if (case_begin("narrow", "random, half-way"))
        random_narrow(-14, 14, true);
    if (case_begin("narrow", "random, subnormal"))
        random_subnormal(0x1p-30f, 65536, false);
    if (case_begin("narrow", "random, subnormal and half-way"))
        random_subnormal(0x1p-25f, 1023, true);
    if (case_begin("narrow", "random, all exponents"))
        random_narrow(-126, 127, false);
    if (case_begin("narrow", "random, NaN"))
        random_nan();
}

static void all_narrow(void)
{
    const float plain[] = { 1, -2, 1.5f, 0.333251953125f, 65504, 0x1p-14f };
    const float tie[] = { 2049, 2051, -2049, 2050.5f, 2049.0002f, 2048.9998f };
    const float carry[] = { 2047.5f, 4095, 0x1.ffep0f, 0x1.ffdp0f, 1.9999f };
    const float large[] = { 65519.996f, 65520, -65520, 65536, 1e30f, 65535 };
    const float small[] = { 0x1p-24f, 0x1p-25f, 0x1.000002p-25f, 0x1p-26f,
                            0x1.8p-24f, 0x1.4p-23f, -0x1p-25f, 1e-40f };
    const float border[] = { 0x1.ffcp-15f, 0x1.ffep-15f, 0x1.ffdp-15f,
                             0x1.fffffep-15f };
    const float last[] = { 65504.004f, 65510, -65519, 65488, 65487.996f };
    const float zero[] = { 0.0f, -0.0f };
    const float not_finite[] = { INFINITY, -INFINITY, NAN,
                                 float_of(0x7f800001), float_of(0xff801fff) };
    if (case_begin("narrow", "those that are exact"))
        narrow(plain, COUNT(plain));
    if (case_begin("narrow", "half-way, and nearly"))
        narrow(tie, COUNT(tie));
    if (case_begin("narrow", "up to the next power of two"))
        narrow(carry, COUNT(carry));
    if (case_begin("narrow", "at the upper end"))
        narrow(large, COUNT(large));
    if (case_begin("narrow", "about the largest"))
        narrow(last, COUNT(last));
    if (case_begin("narrow", "at the lower end"))
        narrow(small, COUNT(small));
    if (case_begin("narrow", "from subnormal to normal"))
        narrow(border, COUNT(border));
    if (case_begin("narrow", "zero, with both signs"))
        narrow(zero, COUNT(zero));
    if (case_begin("narrow", "infinity and NaN"))
        narrow(not_finite, COUNT(not_finite));
}

/* ---- the cache ---------------------------------------------------------- */

static float *numbers(int n, float scale)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = case_float() * scale;
    return x;
}

/* `far` is the first number of the first key, and of the last value. */
static void cache(int D, int count, int spare, float far)
{
    size_t size = (size_t)((count + spare) * D);
    HalfCache c = { D, count + spare, 0, malloc(size * sizeof *c.keys),
                    malloc(size * sizeof *c.values) };
    memset(c.keys, 0x42, size * sizeof *c.keys);        // unwritten rows are
    memset(c.values, 0x42, size * sizeof *c.values);    // alike in each run
    float *q = numbers(D, 0.125f), *out = numbers(D, 1);
    float *keys = numbers(count * D, 1.0f / 3), *values = numbers(count * D, 1);
    if (far != 0) {
        keys[0] = far;
        values[(count - 1) * D] = -far;
        q[0] = 0x1p-14f;
    }
    in_int("D", D);
    in_floats("q", q, (size_t)D);
    in_floats("keys", keys, (size_t)(count * D));
    in_floats("values", values, (size_t)(count * D));
    for (int j = 0; j < count; j++)
        cache_append(&c, keys + j * D, values + j * D);
    for (int i = 0; i < D; i++)
        out[i] = UNWRITTEN;
    cache_attend(&c, q, out);
    out_int("count", c.count);
    out_floats("out", out, (size_t)D, 1e-3, 1e-3);
    free(c.keys);
    free(c.values);
    free(q);
    free(out);
    free(keys);
    free(values);
    case_end();
}

void driver(void)
{
    all_widen();
    all_narrow();
    all_random_narrow();
    if (case_begin("cache", "one token"))
        cache(4, 1, 0, 0);
    if (case_begin("cache", "one number each"))
        cache(1, 3, 2, 0);
    if (case_begin("cache", "70,000 is too much"))
        cache(2, 3, 0, 70000);
    if (case_begin("cache", "65,520 is too much"))
        cache(1, 2, 1, -65520);
    if (case_begin("cache", "a million is too much"))
        cache(4, 1, 0, 1e6f);
    for (int r = 1; r <= 4; r++)
        if (case_begin("cache", "random %d", r)) {
            int D = case_between(2, 6), count = case_between(2, 8);
            cache(D, count, r % 2, 0);
        }
}
