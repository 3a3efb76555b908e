/*
 * The same on every diagonal
 * difficulty: ★★★
 * points: 4
 * parts: short 1, long 1, gradients 2
 * time: a weekend
 *
 * Several schemes of this chapter add, in the end, numbers that come from
 * positions alone, and that depend on the distance only. As a matrix they have
 * one number on a diagonal, from one end to the other. For 130,000 tokens
 * that's 16,900,000,000 numbers, of which 259,999 are different. Must one
 * really multiply by all of them?
 *
 * `b` holds one number for each distance, from `-(T - 1)` to `T - 1`, and
 * makes the matrix `B[i][j] = b[T - 1 + i - j]`, `(T,T)`. `diagonals_times`
 * writes `y = B x` for a column `x` of `T` numbers:
 *
 *     y[i] = the sum over j of b[T - 1 + i - j] x[j]
 *
 * For `T = 2`, `b` = (1, 2, 3) and `x` = (10, 100), `y` is (120, 230).
 * `diagonals_backward` gets `dy` and adds to the gradients of `b` and `x`.
 *
 * In the long cases `T` is up to 130,000, and there is no time for `T T`
 * products: `T (log T)^2` is quick enough, and `T^1.6` is not. All numbers are
 * between -1 and 1. Compute in `double`; an absolute error of 1e-3 is allowed,
 * and a relative one of 1e-4. `T` may be 0. You may allocate memory; give it
 * back.
 *
 * hint: Write the sum for `y` as school multiplies polynomials: the product of
 *   `b[0] + b[1] z + ...` and `x[0] + x[1] z + ...` has, at the power `n` of
 *   `z`, the sum over `j` of `b[n - j] x[j]`. Which `n` is `y[i]`? If you can
 *   multiply long polynomials quickly, you are done, gradients included.
 * hint: A polynomial with `S` numbers is known by its values at `S` places as
 *   well, and there multiplying is easy: value times value. Take `S` a power of
 *   2 that is enough for the product, 3T - 2 numbers, and for places complex
 *   numbers, evenly around the circle: `w^k`, for `k` from 0 to `S - 1`, with
 *   `w = cos(2 pi / S) + i sin(2 pi / S)`. Then `z^2` goes around twice as
 *   fast, and the places meet in pairs.
 * hint: So split a polynomial: `p(z) = even(z^2) + z odd(z^2)`, where `even`
 *   has the numbers 0, 2, 4, ... of `p`. Both are half as long, and needed at
 *   half as many places, since `z` and `-z` have the same square: `p(z) = e + z
 *   o` and `p(-z) = e - z o`. Recursion does the rest: that is the fast Fourier
 *   transform. And the way back from values to numbers is the same transform:
 *   do it again, divide by `S`, and read number `n` at place `S - n` (number 0
 *   at 0).
 * hint: With `full` the product of `b` and `x`, `y[i] = full[T - 1 + i]`. For
 *   `dx` write the sum over `i`: it is the product of `b` *turned around* and
 *   `dy`, again from `T - 1` on. For `db`, it is that of `dy` and `x` turned
 *   around, all 2T - 1 numbers of it. (An `S` of 2T - 1 or more is enough, too.
 *   What doesn't fit is added to the first T - 1 numbers, which nobody reads.)
 * after: A matrix like this is called after Toeplitz. With this trick, linear
 *   attention can have a relative bias, which one would think needs every pair
 *   of tokens (Luo et al., 2021). And a layer that mixes tokens by nothing but
 *   their distance is a convolution as long as the text: leave out the content,
 *   and attention turns into signal processing.
 */
#include "9-same-diagonal.h"
#include <math.h>
#include <stdlib.h>

//! answer
/* A complex number. */
typedef struct { double re, im; } Wave;

static Wave product(Wave a, Wave b)
{
    return (Wave){ a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re };
}

/* The values of the polynomial x[0], x[step], ..., of n numbers, at the n-th
   roots of 1: these are root[0], root[step], ... */
static void transform(int n, int step, const Wave *x, const Wave *root,
                      Wave *value)
{
    Wave *lower = value + n / 2;
    if (n == 1) {
        *value = *x;
        return;
    }
    transform(n / 2, 2 * step, x, root, value);
    transform(n / 2, 2 * step, x + step, root, lower);
    for (int k = 0; k < n / 2; k++) {
        Wave e = value[k], zo = product(root[k * step], lower[k]);
        value[k] = (Wave){ e.re + zo.re, e.im + zo.im };
        lower[k] = (Wave){ e.re - zo.re, e.im - zo.im };
    }
}

static Wave *waves(int S)
{
    return calloc((size_t)S, sizeof(Wave));
}

/* Half of them: the others are these with a minus. */
static Wave *roots(int S)
{
    Wave *root = waves(S);
    for (int k = 0; k < S / 2; k++) {
        double angle = 2 * acos(-1) * k / S;
        root[k] = (Wave){ cos(angle), sin(angle) };
    }
    return root;
}

/* full[k] = the sum over j of a[k - j] b[j], right where k is at least
   na + nb - 1 - S: what is too high for S places is added to the first ones.
   One transform serves both, as the square of a + ib is a a - b b + 2i a b. */
static Wave *multiply(int S, const float *a, int na, const float *b, int nb)
{
    Wave *root = roots(S), *full = waves(S), *value = waves(S);
    for (int k = 0; k < na; k++)
        full[k].re = a[k];
    for (int k = 0; k < nb; k++)
        full[k].im = b[k];
    transform(S, 1, full, root, value);
    for (int k = 0; k < S; k++)
        value[k] = product(value[k], value[k]);
    transform(S, 1, value, root, full);
    for (int k = 0; k < S; k++)
        value[k].re = full[(S - k) % S].im / 2 / S;
    free(root);
    free(full);
    return value;
}

/* A power of 2 that is enough for 2T - 1 numbers. */
static int places(int T)
{
    int S = 1;
    while (S < 2 * T - 1)
        S *= 2;
    return S;
}

void diagonals_times(int T, const float *b, const float *x, float *y)
{
    if (T == 0)
        return;
    Wave *full = multiply(places(T), b, 2 * T - 1, x, T);
    for (int i = 0; i < T; i++)
        y[i] = (float)full[T - 1 + i].re;
    free(full);
}

static float *turned(const float *x, int n)
{
    float *other = malloc((size_t)n * sizeof *other);
    for (int k = 0; k < n; k++)
        other[k] = x[n - 1 - k];
    return other;
}

void diagonals_backward(int T, const float *b, const float *x, const float *dy,
                        float *db, float *dx)
{
    if (T == 0)
        return;
    float *b_turned = turned(b, 2 * T - 1), *x_turned = turned(x, T);
    Wave *of_x = multiply(places(T), b_turned, 2 * T - 1, dy, T);
    Wave *of_b = multiply(places(T), dy, T, x_turned, T);
    for (int j = 0; j < T; j++)
        dx[j] += (float)of_x[T - 1 + j].re;
    for (int k = 0; k < 2 * T - 1; k++)
        db[k] += (float)of_b[k].re;
    free(b_turned);
    free(x_turned);
    free(of_x);
    free(of_b);
}
//! stub
void diagonals_times(int T, const float *b, const float *x, float *y)
{
    // TODO: B times x.
    (void)T, (void)b, (void)x, (void)y;
}

void diagonals_backward(int T, const float *b, const float *x, const float *dy,
                        float *db, float *dx)
{
    // TODO: the gradients of b and x.
    (void)T, (void)b, (void)x, (void)dy, (void)db, (void)dx;
}
//! end
