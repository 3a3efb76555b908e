/* The driver of exercise 2.9: one group, many, bright images. */
#include "driver.h"
#include "9-sections.h"
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

static float *numbers(size_t n, float centre)
{
    float *x = malloc(n * sizeof *x);
    for (size_t i = 0; i < n; i++)
        x[i] = centre + case_float() / 4;
    return x;
}

static void forward(Groups how, const float *x, const float *gain)
{
    size_t size = (size_t)(how.B * how.C * how.N), channels = (size_t)how.C;
    float *bias = numbers(channels, 0), *y = filled(size, UNWRITTEN);
    in_floats("bias", bias, channels);
    group_norm(how, x, gain, bias, y);
    out_floats("y", y, size, 1e-4, 1e-4);
    free(bias);
    free(y);
}

/* The three gradients hold something before. */
static void backward(Groups how, const float *x, const float *gain)
{
    size_t size = (size_t)(how.B * how.C * how.N), channels = (size_t)how.C;
    float *dy = numbers(size, 0), *dx = filled(size, 1);
    float *dgain = filled(channels, -1), *dbias = filled(channels, 0.5f);
    in_floats("dy", dy, size);
    in_text("before", "dx is 1 everywhere, dgain is -1, dbias is 0.5");
    group_norm_backward(how, x, gain, dy, dx, dgain, dbias);
    out_floats("dx", dx, size, 1e-4, 1e-4);
    out_floats("dgain", dgain, channels, 1e-4, 1e-4);
    out_floats("dbias", dbias, channels, 1e-4, 1e-4);
    free(dy);
    free(dx);
    free(dgain);
    free(dbias);
}

/* Takes x over. */
static void run(bool back, Groups how, float *x)
{
    float *gain = numbers((size_t)how.C, 0);
    in_ints("B,C,N,G", (int[]){ how.B, how.C, how.N, how.G }, 4);
    in_float("eps", how.eps);
    in_floats("x", x, (size_t)(how.B * how.C * how.N));
    in_floats("gain", gain, (size_t)how.C);
    (back ? backward : forward)(how, x, gain);
    free(x);
    free(gain);
    case_end();
}

static void about(bool back, Groups how, float centre)
{
    run(back, how, numbers((size_t)(how.B * how.C * how.N), centre));
}

/* 1, 2, 3, ...: the groups have different means. */
static void counting(bool back, Groups how)
{
    int size = how.B * how.C * how.N;
    float *x = filled((size_t)size, 0);
    for (int i = 0; i < size; i++)
        x[i] = (float)(i + 1);
    run(back, how, x);
}

static void random_case(bool back, float centre)
{
    int G = case_between(2, 3), channels = case_between(2, 3);
    Groups how = { case_between(1, 2), G * channels, case_between(2, 4), G,
                   1.0f / (float)case_between(1, 64) };
    about(back, how, centre);
}

static void cases(const char *part, bool back)
{
    const float eps = 1.0f / 65536;
    if (case_begin(part, "1 to 12 in two groups"))
        counting(back, (Groups){ 1, 4, 3, 2, eps });
    if (case_begin(part, "1 to 24, two images"))
        counting(back, (Groups){ 2, 4, 3, 2, eps });
    if (case_begin(part, "one group"))
        counting(back, (Groups){ 1, 4, 2, 1, eps });
    if (case_begin(part, "as many groups as channels"))
        counting(back, (Groups){ 2, 3, 4, 3, eps });
    if (case_begin(part, "one pixel each"))
        counting(back, (Groups){ 1, 6, 1, 3, 0.25f });
    if (case_begin(part, "all equal"))
        run(back, (Groups){ 1, 2, 3, 1, 1 }, filled(6, 7));
    if (case_begin(part, "no images"))
        about(back, (Groups){ 0, 4, 3, 2, eps }, 0);
    for (int r = 1; r <= 4; r++)
        if (case_begin(part, "random %d", r))
            random_case(back, 0);
    for (int r = 1; r <= 2; r++)
        if (case_begin(part, "random, bright %d", r))
            random_case(back, 4096);
}

void driver(void)
{
    cases("forward", false);
    cases("backward", true);
}
