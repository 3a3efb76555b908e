/* The driver of exercise 2.14: spikes that come and go, and long sums. */
#include "driver.h"
#include "14-left-over.h"
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { LONG = 100000 };
#define COUNT(x) (sizeof (x) / sizeof *(x))

static float *copied(const float *from, size_t n)
{
    float *x = malloc(n * sizeof *x);
    memcpy(x, from, n * sizeof *x);
    return x;
}

/* Takes both over. */
static void run(float *x, float *y, size_t n)
{
    in_floats("x", x, n);
    in_floats("y", y, n);
    out_float("dot", careful_dot(x, y, n), 1e-6, 1e-6);
    free(x);
    free(y);
    case_end();
}

static void given(const float *x_values, const float *y_values, size_t n)
{
    run(copied(x_values, n), copied(y_values, n), n);
}

static float *numbers(size_t n)
{
    float *x = malloc(n * sizeof *x);
    for (size_t i = 0; i < n; i++)
        x[i] = case_float();
    return x;
}

/* A few products of about 1e20, and later the same with the other sign. */
static void add_spikes(float *x, float *y, size_t n, int pairs)
{
    for (int p = 0; p < pairs; p++) {
        int half = (int)n / 2;
        size_t up = (size_t)case_between(0, half - 1);
        size_t down = (size_t)case_between(half, (int)n - 1);
        if (x[up] == 1e10f || x[down] == 1e10f)
            continue;
        x[up] = x[down] = 1e10f;
        y[up] = (float)case_between(-999, 999) * 1e7f;
        y[down] = -y[up];
    }
}

static void random_case(int pairs)
{
    size_t n = (size_t)case_between(24, 40);
    float *x = numbers(n), *y = numbers(n);
    add_spikes(x, y, n, pairs);
    run(x, y, n);
}

/* Small products, all above 0, between 2e16 and -2e16. */
static void drizzle_case(size_t n, bool random)
{
    float *x = numbers(n), *y = numbers(n);
    for (size_t i = 0; i < n; i++) {
        x[i] = 1;
        y[i] = random ? (float)case_between(1, 256) / 256 : 0.5f;
    }
    x[0] = x[n - 1] = 1e8f;
    y[0] = 2e8f;
    y[n - 1] = -2e8f;
    run(x, y, n);
}

/* Products of 24 by 24 digits that nearly cancel, two by two. */
static void digits_case(void)
{
    size_t n = 2 * (size_t)case_between(4, 12);
    float *x = numbers(n), *y = numbers(n);
    for (size_t i = 0; i < n; i += 2) {
        int a = case_between(16000000, 16777000), b = case_between(1, 200);
        x[i] = (float)a;
        y[i] = (float)(a + b);
        x[i + 1] = (float)(-a - 1);
        y[i + 1] = (float)(a + b / 2);
    }
    run(x, y, n);
}

static void long_case(int pairs)
{
    float *x = numbers(LONG), *y = numbers(LONG);
    add_spikes(x, y, LONG, pairs);
    in_int("n", LONG);
    in_text("values", "random, from -8 to 8");
    in_int("pairs-of-spikes", pairs);
    out_float("dot", careful_dot(x, y, LONG), 1e-6, 1e-6);
    free(x);
    free(y);
    case_end();
}

void driver(void)
{
    const float one[] = { 1, 1, 1, 1 }, ten[] = { 1e10f, 1, 1e10f, 0.25f };
    const float there[] = { 1e10f, 1, -1e10f, 1 };
    const float wide[] = { 1, 1e10f, 1, 1e10f };
    const float late[] = { 1, 1e10f, 1, -1e10f };
    const float digits[] = { 16777215, 16777213, 1 };
    const float others[] = { 16777213, -16777215, 3 };
    if (case_begin("spikes", "nothing"))
        given(one, one, 0);
    if (case_begin("spikes", "one product"))
        given(ten + 3, one, 1);
    if (case_begin("spikes", "1e20 comes first, and goes"))
        given(ten, there, COUNT(ten));
    if (case_begin("spikes", "1e20 comes later, and goes"))
        given(wide, late, COUNT(wide));
    if (case_begin("spikes", "all the digits of a float"))
        given(digits, others, COUNT(digits));
    for (int r = 1; r <= 5; r++)
        if (case_begin("spikes", "random, %d pairs", r))
            random_case(r);
    if (case_begin("spikes", "a drizzle under 2e16"))
        drizzle_case(20, false);
    for (int r = 1; r <= 2; r++)
        if (case_begin("spikes", "random, a drizzle under 2e16 %d", r))
            drizzle_case((size_t)case_between(16, 40), true);
    for (int r = 1; r <= 2; r++)
        if (case_begin("spikes", "random, many digits %d", r))
            digits_case();
    if (case_begin("long", "random, a hundred thousand"))
        long_case(0);
    if (case_begin("long", "random, with spikes"))
        long_case(3);
    if (case_begin("long", "random, with many spikes"))
        long_case(200);
}
