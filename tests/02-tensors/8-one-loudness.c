/* The driver of exercise 2.8: rows loud, quiet and silent, and random ones. */
#include "driver.h"
#include "8-one-loudness.h"
#include <stdbool.h>
#include <stdlib.h>

enum { UNWRITTEN = -777 };

static float *filled(size_t n, float value)
{
    float *x = malloc(n * sizeof *x);
    for (size_t i = 0; i < n; i++)
        x[i] = value;
    return x;
}

static float *numbers(size_t n, float scale)
{
    float *x = malloc(n * sizeof *x);
    for (size_t i = 0; i < n; i++)
        x[i] = case_float() * scale;
    return x;
}

/* Takes x and gain over; dx and dgain hold something before. */
static void run(bool backward, int R, int C, float *x, float *gain, float eps)
{
    size_t size = (size_t)(R * C), columns = (size_t)C;
    float *y = filled(size, UNWRITTEN), *dy = numbers(size, 0.25f);
    float *dx = filled(size, 1), *dgain = filled(columns, -1);
    in_ints("R,C", (int[]){ R, C }, 2);
    in_floats("x", x, size);
    in_floats("gain", gain, columns);
    in_float("eps", eps);
    if (backward) {
        in_floats("dy", dy, size);
        in_text("before", "dx is 1 everywhere, dgain is -1");
        rms_norm_backward(x, R, C, gain, eps, dy, dx, dgain);
        out_floats("dx", dx, size, 1e-4, 1e-4);
        out_floats("dgain", dgain, columns, 1e-4, 1e-4);
    } else {
        rms_norm(x, R, C, gain, eps, y);
        out_floats("y", y, size, 1e-4, 1e-4);
    }
    free(x);
    free(gain);
    free(y);
    free(dy);
    free(dx);
    free(dgain);
    case_end();
}

static void given(bool backward, const float *values, int R, int C, float eps)
{
    float *x = filled((size_t)(R * C), 0);
    for (int i = 0; i < R * C; i++)
        x[i] = values[i];
    run(backward, R, C, x, filled((size_t)C, 1), eps);
}

static void random_case(bool backward, float eps)
{
    int R = case_between(2, 4), C = case_between(3, 7);
    float *x = numbers((size_t)(R * C), 0.5f);
    run(backward, R, C, x, numbers((size_t)C, 0.25f), eps);
}

static void cases(const char *part, bool backward)
{
    const float small_eps = 1.0f / 65536;
    const float book[] = { 3, 4, 1, -1, 0.5f, 0.25f, 96, 128, 0, 0, -2, 0 };
    if (case_begin(part, "3 and 4"))
        given(backward, book, 1, 2, small_eps);
    if (case_begin(part, "six rows"))
        given(backward, book, 6, 2, small_eps);
    if (case_begin(part, "a large eps"))
        given(backward, book, 6, 2, 4);
    if (case_begin(part, "a row of zeros"))
        given(backward, (float[3]){ 0 }, 1, 3, 0.25f);
    if (case_begin(part, "all equal"))
        given(backward, (float[]){ 5, 5, 5, 5 }, 1, 4, 1);
    if (case_begin(part, "one column"))
        given(backward, book, 4, 1, 1);
    if (case_begin(part, "no rows"))
        given(backward, book, 0, 3, 1);
    for (int r = 1; r <= 3; r++)
        if (case_begin(part, "random %d", r))
            random_case(backward, small_eps);
    for (int r = 1; r <= 2; r++)
        if (case_begin(part, "random, a large eps %d", r))
            random_case(backward, (float)r);
}

void driver(void)
{
    cases("forward", false);
    cases("backward", true);
}
