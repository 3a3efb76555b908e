/* real.h: exp, log, tanh, sigmoid and erf of floats.
 *
 * A C library may round the last digit of these as it likes. Ours are sums,
 * products and quotients in a fixed order, so that every machine agrees; and
 * they have no branches, so that a loop over them becomes vector code.
 */
#pragma once
#include <math.h>
#include <stdint.h>
#include <string.h>

//@ float-bits
static inline uint32_t bits_of(float x)
{
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline float of_bits(uint32_t bits)
{
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

//@ real-exp
/* e^x = 2^n e^r with n whole and |r| <= ln(2) / 2. Adding 1.5 * 2^23 rounds
   to a whole number, which then stands in the lowest bits. ln(2) comes in
   two parts, the first so short that n times it is exact. 2^n is made in two
   halves, since n may be too large for one exponent. Relative error below
   1e-7 where the result is a normal number. */
static inline float real_exp(float x)
{
    const float whole = 12582912.0f;
    x = x < -104.0f ? -104.0f : x;
    x = x > 89.0f ? 89.0f : x;
    float t = x * 1.44269504f + whole, n = t - whole;
    float r = (x - n * 0.693359375f) - n * -2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * (r * r) + r + 1.0f;
    uint32_t k = bits_of(t) - bits_of(whole) + 254;     // n + 2 * 127
    uint32_t half = k / 2;
    return p * of_bits(half << 23) * of_bits((k - half) << 23);
}

//@ real-log
/* x = 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2); and with
   s = f / (2 + f), log(1 + f) = 2 atanh(s) = 2 (s + s^3/3 + s^5/5 + ...).
   Relative error below 1e-7; log of a negative number is NaN. */
static inline float real_log(float x)
{
    float tiny = x < 1.17549435e-38f ? 8388608.0f : 1.0f;       // 2^23
    uint32_t b = bits_of(x * tiny) + (0x3f800000 - 0x3f3504f3);
    float k = (float)(int32_t)(b >> 23) - (tiny > 1 ? 150.0f : 127.0f);
    float f = of_bits((b & 0x007fffff) + 0x3f3504f3) - 1.0f;
    float s = f / (2.0f + f), z = s * s, w = z * z;
    float odd = z * (0.66666662693f + w * 0.28498786688f);
    float even = w * (0.40000972152f + w * 0.24279078841f);
    float square = 0.5f * f * f;
    float y = s * (square + odd + even) + k * 9.0580006145e-6f
        - square + f + k * 0.69313812256f;
    y = x > 0 ? y : x == 0 ? -INFINITY : NAN;
    return x == INFINITY ? x : y;
}

//@ real-log1p
/* log(1 + x) for x >= 0. What the sum u = 1 + x has lost of x comes back,
   divided by u. */
static inline float real_log1p(float x)
{
    float u = 1.0f + x;
    return real_log(u) + (x - (u - 1.0f)) / u;
}

//@ real-sigmoid
static inline float real_sigmoid(float x)
{
    return 1.0f / (1.0f + real_exp(-x));
}

/* log(1 + e^x) = max(x, 0) + log(1 + e^-|x|), which never overflows. */
static inline float real_softplus(float x)
{
    return (x < 0 ? 0 : x) + real_log1p(real_exp(-fabsf(x)));
}

//@ real-tanh
/* 1 - 2 / (e^2x + 1); near zero, where that loses digits, a polynomial. */
static inline float real_tanh(float x)
{
    float a = fabsf(x), z = x * x, p = -5.70498872745e-3f;
    p = p * z + 2.06390887954e-2f;
    p = p * z - 5.37397155531e-2f;
    p = p * z + 1.33314422036e-1f;
    p = p * z - 3.33332819422e-1f;
    float small = p * z * x + x;
    float large = 1.0f - 2.0f / (real_exp(2.0f * a) + 1.0f);
    return a < 0.625f ? small : copysignf(large, x);
}

//@ real-erf
/* x P(x^2) / Q(x^2), two polynomials fitted so that the largest relative
   error is least. From 4 on erf is 1 in a float, and so is the quotient at
   the last float before 4. Absolute error below 4e-7. */
static inline float real_erf(float x)
{
    const float last = 3.99999976f;
    x = x > last ? last : x;
    x = x < -last ? -last : x;
    float z = x * x, z2 = z * z;
    float p = 1.47285828e-4f - 1.94230029e-6f * z + z2 * 1.91107361e-8f;
    p = 5.15248962e-2f + 3.99056915e-3f * z + z2 * p;
    p = 1.12837911f + 2.07125396e-1f * z + z2 * p;
    float q = 1.17970802e-1f + 1.49580734e-2f * z + z2 * 1.02110987e-3f;
    q = 1.0f + 5.16891360e-1f * z + z2 * q;
    return x * p / q;
}
