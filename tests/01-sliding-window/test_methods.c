/* The methods of chapter 1 against each other and against what the text
   promises. */
#include "check.h"
#include "01-sliding-window/fold.h"
#include "01-sliding-window/methods.h"
#include "01-sliding-window/shapes.h"

#include <limits.h>
#include <math.h>

enum { GUARD = 12345 };

/* Exactly n ints on the heap, so that a sanitizer sees one read too many. */
static int *exactly(size_t n)
{
    int *memory = malloc(n ? n * sizeof *memory : 1);
    if (!memory)
        exit(1);
    return memory;
}

/* Runs every method on x and compares with brute force; the place after
   the last output must stay as it was. */
static void all_equal(const int *x, size_t n, size_t k, const char *what)
{
    size_t m = k > n ? 0 : n - k + 1;
    int *expected = exactly(m), *out = exactly(m + 1);
    window_max_brute(x, n, k, expected);
    for (int a = 0; a < METHODS; a++) {
        for (size_t i = 0; i <= m; i++)
            out[i] = GUARD;
        size_t got = methods[a].run(x, n, k, out);
        CHECK(got == m, "%s returns %zu, not %zu (n %zu, k %zu)",
              methods[a].name, got, m, n, k);
        CHECK(memcmp(out, expected, m * sizeof *out) == 0,
              "%s differs from brute force on %s, n %zu, k %zu",
              methods[a].name, what, n, k);
        CHECK(out[m] == GUARD, "%s writes past its output, n %zu, k %zu",
              methods[a].name, n, k);
    }
    free(expected);
    free(out);
}

TEST(golden, "LeetCode's examples")
{
    static const int x[] = { 1, 3, -1, -3, 5, 3, 6, 7 };
    static const int expected[] = { 3, 3, 5, 5, 6, 7 };
    for (int a = 0; a < METHODS; a++) {
        int out[8] = { 0 };
        size_t m = methods[a].run(x, 8, 3, out);
        CHECK(m == 6 && memcmp(out, expected, sizeof expected) == 0,
              "%s", methods[a].name);
        m = methods[a].run(x, 1, 1, out);
        CHECK(m == 1 && out[0] == 1, "%s", methods[a].name);
    }
}

TEST(agreement, "all methods on 10,000 random inputs")
{
    uint64_t state = 1;
    for (int t = 0; t < 10000; t++) {
        size_t n = shape_random(&state) % 60, k = 1 + shape_random(&state) % 40;
        int few = 1 + (int)(shape_random(&state) % 9), *x = exactly(n);
        for (size_t i = 0; i < n; i++)
            x[i] = (int)(shape_random(&state) % (unsigned)few) - few / 2;
        all_equal(x, n, k, "few values, many ties");
        free(x);
    }
}

TEST(agreement, "all methods on awkward sizes")
{
    static const size_t ns[] = { 0, 1, 2, 63, 64, 65, 4095, 4096, 4097, 9001 };
    static const size_t ks[] = { 1, 2, 3, 4, 63, 64, 65, 127, 128, 511, 512,
                                 513, 1000, 1023, 1024, 1025, 1087, 1088,
                                 2047, 4096, 9000 };
    for (size_t a = 0; a < sizeof ns / sizeof *ns; a++)
        for (size_t b = 0; b < sizeof ks / sizeof *ks; b++) {
            if (ks[b] > 2000 && ks[b] + 100 < ns[a] && ns[a] < 9001)
                continue;
            int *x = exactly(ns[a]);
            shape_fill(x, ns[a], 0, a * 100 + b + 1);
            all_equal(x, ns[a], ks[b], "random values");
            free(x);
        }
}

TEST(agreement, "all methods on every shape")
{
    for (int shape = 0; shape < SHAPES; shape++) {
        int *x = exactly(3000);
        shape_fill(x, 3000, shape, 1);
        all_equal(x, 3000, 100, shape_names[shape]);
        all_equal(x, 3000, 1500, shape_names[shape]);
        free(x);
    }
}

TEST(law, "a window of one value is the value; one of all is the maximum")
{
    int x[500], out[500];
    shape_fill(x, 500, 0, 3);
    for (int a = 0; a < METHODS; a++) {
        CHECK(methods[a].run(x, 500, 1, out) == 500, "%s", methods[a].name);
        CHECK(memcmp(x, out, sizeof x) == 0, "%s, k = 1", methods[a].name);
        int best = x[0];
        for (int i = 1; i < 500; i++)
            best = x[i] > best ? x[i] : best;
        CHECK(methods[a].run(x, 500, 500, out) == 1, "%s", methods[a].name);
        CHECK(out[0] == best, "%s, k = n", methods[a].name);
    }
}

TEST(law, "the window of windows: k = 5 after k = 4 is k = 8")
{
    int x[300], four[300], eight[300], both[300];
    shape_fill(x, 300, 0, 5);
    for (int a = 0; a < METHODS; a++) {
        size_t m = methods[a].run(x, 300, 4, four);
        m = methods[a].run(four, m, 5, both);
        CHECK(m == methods[a].run(x, 300, 8, eight), "%s", methods[a].name);
        CHECK(memcmp(both, eight, m * sizeof *both) == 0, "%s",
              methods[a].name);
    }
}

TEST(law, "INT_MIN and INT_MAX are values like others")
{
    static const int x[] = { INT_MIN, INT_MIN, INT_MIN, 0, INT_MAX, INT_MIN };
    all_equal(x, 6, 2, "extremes");
    all_equal(x, 3, 3, "nothing but INT_MIN");
}

TEST(refusal, "a window of no values, by every method")
{
    int x[1] = { 0 }, out[1];
    for (int a = 0; a < METHODS; a++)
        CHECK_REFUSED("window_count: k is 0, but a window of no values has "
                      "no maximum", methods[a].run(x, 1, 0, out));
}

/* Two windows' answers are the same floats, NaN counting as equal to NaN,
   and -0 as different from +0. */
static bool same_float(float a, float b)
{
    return isnan(a) ? isnan(b) : a == b && signbit(a) == signbit(b);
}

/* The stated policy, written as plainly as can be. */
static float largest_float(const float *x, size_t k)
{
    float best = -INFINITY;
    for (size_t j = 0; j < k; j++) {
        if (isnan(x[j]))
            return x[j];
        if (x[j] > best || (x[j] == best && signbit(best)))
            best = x[j];
    }
    return best;
}

TEST(agreement, "floats with NaN, infinities and both zeros")
{
    static const float special[] = { NAN, -NAN, INFINITY, -INFINITY, 0.0f,
                                     -0.0f, 1e-45f, -1e-45f };
    uint64_t state = 9;
    for (int t = 0; t < 300; t++) {
        size_t n = 1 + shape_random(&state) % 3000;
        size_t k = 1 + shape_random(&state) % (t % 3 ? 20 : 2000);
        float *x = malloc(n * sizeof *x), *out = malloc(n * sizeof *out);
        for (size_t i = 0; i < n; i++) {
            uint64_t r = shape_random(&state);
            x[i] = r % 50 == 0 ? special[r / 64 % 8]
                               : (float)(int)(r >> 32) / 1024.0f;
        }
        size_t m = window_max_float(x, n, k, out), wrong = 0;
        CHECK(m == (k > n ? 0 : n - k + 1), "m = %zu", m);
        for (size_t i = 0; i < m; i++)
            wrong += !same_float(out[i], largest_float(x + i, k));
        CHECK(wrong == 0, "%zu windows differ, n %zu, k %zu", wrong, n, k);
        free(x);
        free(out);
    }
}

/* a, then b: which is not b, then a. */
static int digits(int older, int newer)
{
    int size = 1;
    while (size <= newer)
        size *= 10;
    return older * size + newer;
}

static int gcd(int a, int b)
{
    return b == 0 ? a : gcd(b, a % b);
}

TEST(law, "the two stacks keep the order of what they combine")
{
    Fold f = fold_open(digits, 4);
    for (int i = 1; i <= 9; i++)
        fold_push(&f, i);
    CHECK(fold_value(&f) == 6789, "%d", fold_value(&f));
    fold_close(&f);
}

TEST(agreement, "the two stacks' gcd of each window")
{
    uint64_t state = 4;
    int x[400];
    for (int i = 0; i < 400; i++)
        x[i] = 6 * (1 + (int)(shape_random(&state) % 50));
    Fold f = fold_open(gcd, 3);
    for (int i = 0; i < 400; i++) {
        fold_push(&f, x[i]);
        int all = x[i];
        for (int j = 1; j < 3 && j <= i; j++)
            all = gcd(x[i - j], all);
        CHECK(fold_value(&f) == all, "%d, not %d", fold_value(&f), all);
    }
    fold_close(&f);
}

TEST(refusal, "an empty queue and one that can hold nothing")
{
    Fold empty = fold_open(larger, 2);
    CHECK_REFUSED("fold_value: the queue is empty", fold_value(&empty));
    CHECK_REFUSED("fold_open: k is 0, but a queue must hold a value",
                  fold_open(larger, 0));
    fold_close(&empty);
}

CHECK_MAIN("01 methods")
