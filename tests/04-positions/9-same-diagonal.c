/* The driver of exercise 4.9: matrices one can check by hand, and long
   texts. */
#include "driver.h"
#include "9-same-diagonal.h"
#include <stdlib.h>

enum { MOST = 130000, SHOWN = 40, UNWRITTEN = -777 };

static float *numbers(int n)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = case_float() / 8;
    return x;
}

static float *filled(int n, float value)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = value;
    return x;
}

static void in(const char *name, const float *x, int n)
{
    if (n <= 2 * SHOWN)
        in_floats(name, x, (size_t)n);
    else
        in_text(name, "random, too many to be shown");
}

/* Of many only some, the last among them. Takes x over. */
static void out(const char *name, float *x, int n)
{
    int each = (n - 1) / SHOWN + 1, count = 0;
    float some[SHOWN];
    for (int i = (n - 1) % each; i < n; i += each)
        some[count++] = x[i];
    out_floats(name, some, (size_t)count, 1e-3, 1e-4);
    free(x);
}

/* Take b and x over. */
static void times(int T, float *b, float *x)
{
    float *y = filled(T, UNWRITTEN);
    in_int("T", T);
    in("b", b, T ? 2 * T - 1 : 0);
    in("x", x, T);
    diagonals_times(T, b, x, y);
    out("y", y, T);
    free(b);
    free(x);
    case_end();
}

static void backward(int T, float *b, float *x, float *dy)
{
    int each = T ? 2 * T - 1 : 0;
    float *db = filled(each, 1), *dx = filled(T, -1);
    in_int("T", T);
    in("b", b, each);
    in("x", x, T);
    in("dy", dy, T);
    in_text("before", "db is 1 everywhere, dx -1");
    diagonals_backward(T, b, x, dy, db, dx);
    out("db", db, each);
    out("dx", dx, T);
    free(b);
    free(x);
    free(dy);
    case_end();
}

static float *copied(const float *from, int n)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = from[i];
    return x;
}

static void random_times(int T)
{
    float *b = numbers(T ? 2 * T - 1 : 0);
    times(T, b, numbers(T));
}

static void random_backward(int T)
{
    float *b = numbers(T ? 2 * T - 1 : 0), *x = numbers(T);
    backward(T, b, x, numbers(T));
}

void driver(void)
{
    const float b[] = { 0.125f, 0.25f, 0.375f }, x[] = { 0.25f, 1 };
    const float dy[] = { 0.5f, -1 };
    if (case_begin("short", "two by two"))
        times(2, copied(b, 3), copied(x, 2));
    if (case_begin("short", "one by one"))
        times(1, copied(b, 1), copied(x, 1));
    if (case_begin("short", "nothing"))
        random_times(0);
    for (int r = 1; r <= 5; r++)
        if (case_begin("short", "random %d", r))
            random_times(case_between(2 * r, 8 * r));
    if (case_begin("long", "random, %d", MOST))
        random_times(MOST);
    if (case_begin("long", "random, %d", MOST / 20))
        random_times(MOST / 20);
    if (case_begin("gradients", "two by two"))
        backward(2, copied(b, 3), copied(x, 2), copied(dy, 2));
    if (case_begin("gradients", "one by one"))
        backward(1, copied(b, 1), copied(x, 1), copied(dy, 1));
    if (case_begin("gradients", "nothing"))
        random_backward(0);
    for (int r = 1; r <= 4; r++)
        if (case_begin("gradients", "random %d", r))
            random_backward(case_between(2 * r, 8 * r));
    if (case_begin("gradients", "random, %d", MOST))
        random_backward(MOST);
}
