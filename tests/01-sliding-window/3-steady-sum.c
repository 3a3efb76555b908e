/* The driver of exercise 1.3: spikes, missing readings, and a long input. */
#include "driver.h"
#include "3-steady-sum.h"
#include <math.h>

enum { LARGE = 200000, GUARD = -777 };
static float x[LARGE];

static void run(size_t n, size_t k)
{
    size_t shown = (k > n ? 0 : n - k + 1) + 2;     // two of them guards
    float *exact = case_copy(x, n * sizeof *x);
    float *out = case_memory(shown * sizeof *out);
    for (size_t i = 0; i < shown; i++)
        out[i] = GUARD;
    in_floats("x", x, n);
    in_int("k", (long long)k);
    out_int("windows", (long long)steady_sum(exact, n, k, out));
    out_floats("out", out, shown, 1e-6, 1e-6);
    case_end();
}

static void given(const float *values, size_t n, size_t k)
{
    for (size_t i = 0; i < n; i++)
        x[i] = values[i];
    run(n, k);
}

/* Readings, of which a few are the spike. */
static void random_case(int spikes, float spike)
{
    size_t n = (size_t)case_between(24, 40), k = (size_t)case_between(2, 7);
    for (size_t i = 0; i < n; i++)
        x[i] = case_float();
    for (int s = 0; s < spikes; s++)
        x[case_between(1, (int)n / 2)] = spike;
    run(n, k);
}

static void large_case(size_t k, float spike)
{
    for (size_t i = 0; i < LARGE; i++)
        x[i] = case_float();
    x[case_between(10, 99)] = spike;
    float *out = case_memory((LARGE - k + 1) * sizeof *out);
    in_int("n", LARGE);
    in_int("k", (long long)k);
    in_float("one-of-them", spike);
    out_int("windows", (long long)steady_sum(x, LARGE, k, out));
    for (int i = 0; i < 14; i++)
        out[i] = out[(i + 1) * 10000];
    out_floats("every-10000th", out, 14, 1e-6, 1e-6);
    case_end();
}

void driver(void)
{
    const float book[] = { 1, 3, -1, -3, 5, 3, 6, 7 };
    const float bolt[] = { 0.25f, 0.5f, 1e8f, 0.75f, 1, 2, 3, 4 };
    const float huge[] = { 1, 2, 1e30f, 3, 4, 5, 6, 7 };
    const float none[] = { 1, 2, NAN, 3, 4, 5, 6, NAN };
    const float hot[] = { 1, INFINITY, 2, 3, 4, -INFINITY, 5, 6, 7 };
    if (case_begin("spikes", "no values"))
        given(book, 0, 1);
    if (case_begin("spikes", "k larger than n"))
        given(book, 8, 9);
    if (case_begin("spikes", "a window of one"))
        given(bolt, 8, 1);
    if (case_begin("spikes", "the book's eight numbers"))
        given(book, 8, 3);
    if (case_begin("spikes", "a hundred million"))
        given(bolt, 8, 3);
    if (case_begin("spikes", "1e30"))
        given(huge, 8, 2);
    for (int r = 1; r <= 4; r++)
        if (case_begin("spikes", "random, a spike of 1e%d", r < 3 ? 8 : 30))
            random_case(2, r < 3 ? 1e8f : 1e30f);
    if (case_begin("missing", "NaN comes and goes"))
        given(none, 8, 2);
    if (case_begin("missing", "infinity comes and goes"))
        given(hot, 9, 3);
    for (int r = 1; r <= 3; r++)
        if (case_begin("missing", "random, with %s", r < 3 ? "NaN" : "inf"))
            random_case(2, r < 3 ? NAN : INFINITY);
    if (case_begin("long", "random, windows of sixty thousand"))
        large_case(60000, 1e8f);
    if (case_begin("long", "random, windows of fifty thousand"))
        large_case(50000, 1e8f);
    if (case_begin("long", "random, and 1e30 near the beginning"))
        large_case(50000, 1e30f);
}
