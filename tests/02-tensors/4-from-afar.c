/* The driver of exercise 2.4: squares side by side, overlapping, and ties.
   Gradients are small multiples of 1/8, so sums are exact in any order. */
#include "driver.h"
#include "4-from-afar.h"
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

enum { UNWRITTEN = -777 };

typedef struct {
    int C, H, W, P, S;
} Sizes;

static float *room(size_t n, float value)
{
    float *x = malloc(n * sizeof *x);
    for (size_t i = 0; i < n; i++)
        x[i] = value;
    return x;
}

/* Takes x over. */
static void run(bool backward, Sizes s, float *x)
{
    size_t pixels = (size_t)(s.C * s.H * s.W);
    size_t n = (size_t)(s.C * ((s.H - s.P) / s.S + 1)
                        * ((s.W - s.P) / s.S + 1));
    float *out = room(n, UNWRITTEN), *dx = room(pixels, 100);
    in_ints("C,H,W", (int[]){ s.C, s.H, s.W }, 3);
    in_ints("P,S", (int[]){ s.P, s.S }, 2);
    in_floats("x", x, pixels);
    if (backward) {
        for (size_t i = 0; i < n; i++)
            out[i] = (float)case_between(-24, 24) / 8;
        in_floats("dout", out, n);
        in_text("before", "dx is 100 everywhere");
        max_pool_backward(x, s.C, s.H, s.W, s.P, s.S, out, dx);
        out_floats("dx", dx, pixels, 1e-5, 1e-6);
    } else {
        max_pool(x, s.C, s.H, s.W, s.P, s.S, out);
        out_floats("out", out, n, 0, 0);
    }
    free(x);
    free(out);
    free(dx);
    case_end();
}

static void given(bool backward, Sizes s, const float *values)
{
    size_t pixels = (size_t)(s.C * s.H * s.W);
    float *x = room(pixels, 0);
    for (size_t i = 0; i < pixels; i++)
        x[i] = values[i];
    run(backward, s, x);
}

static void same(bool backward, Sizes s, float value)
{
    run(backward, s, room((size_t)(s.C * s.H * s.W), value));
}

/* Values from low to high, in eighths: a small range has many ties. */
static void random_case(bool backward, int C, int low, int high)
{
    Sizes s = { .C = C, .P = case_between(1, 3), .S = case_between(1, 3) };
    s.H = case_between(s.P, 7);
    s.W = case_between(s.P, 8);
    float *x = room((size_t)(C * s.H * s.W), 0);
    for (int i = 0; i < C * s.H * s.W; i++)
        x[i] = (float)case_between(low, high) / 8;
    run(backward, s, x);
}

static void cases(const char *part, bool backward)
{
    const float book[] = { 1, 2, 3, 0, 5, 4, -1, 7,
                           -1, -2, -3, -4, -8, -7, -6, -5 };
    const float odd[] = { 1, 5, 9, 2, 8, 3, 7, 4, 6, 0, 9, 8, 2, 2, 5 };
    if (case_begin(part, "two by two, side by side"))
        given(backward, (Sizes){ 1, 4, 4, 2, 2 }, book);
    if (case_begin(part, "two colours"))
        given(backward, (Sizes){ 2, 2, 4, 2, 2 }, book);
    if (case_begin(part, "odd sides"))
        given(backward, (Sizes){ 1, 3, 5, 2, 2 }, odd);
    if (case_begin(part, "overlapping"))
        given(backward, (Sizes){ 1, 3, 5, 2, 1 }, odd);
    if (case_begin(part, "with gaps"))
        given(backward, (Sizes){ 1, 4, 4, 1, 3 }, book);
    if (case_begin(part, "one square"))
        given(backward, (Sizes){ 1, 4, 4, 4, 9 }, book);
    if (case_begin(part, "all equal"))
        same(backward, (Sizes){ 1, 4, 4, 2, 2 }, 3);
    if (case_begin(part, "all dead"))
        same(backward, (Sizes){ 1, 3, 4, 2, 1 }, -INFINITY);
    if (case_begin(part, "two dead colours"))
        same(backward, (Sizes){ 2, 2, 4, 2, 2 }, -INFINITY);
    for (int r = 1; r <= 3; r++)
        if (case_begin(part, "random %d", r))
            random_case(backward, r, -64, 64);
    for (int r = 1; r <= 3; r++)
        if (case_begin(part, "random, many ties %d", r))
            random_case(backward, r, -2, 0);
}

void driver(void)
{
    cases("forward", false);
    cases("backward", true);
}
