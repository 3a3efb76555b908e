/* The driver of exercise 5.1: few steps, many, and back. */
#include "driver.h"
#include "1-million-steps.h"
#include <limits.h>

static void run(float c, float s, int m, float x, float y)
{
    float step[2] = { c, s }, from[2] = { x, y };
    float *one = case_copy(step, sizeof step);
    float *arrow = case_copy(from, sizeof from);
    in_floats("step", one, 2);
    in_int("m", m);
    in_floats("arrow", arrow, 2);
    take_steps(one, m, arrow);
    out_floats("turned", arrow, 2, 1e-4, 0);
    case_end();
}

/* A step whose half angle has the tangent t: no cosine is needed, and the
   floats are rounded, as the exercise says. */
static void by_tangent(double t, int m, float x, float y)
{
    run((float)((1 - t * t) / (1 + t * t)), (float)(2 * t / (1 + t * t)), m,
        x, y);
}

static void random_case(int low, int high)
{
    double t = case_between(1, 400) / 256.0;
    int m = case_between(low, high);
    float x = case_float(), y = 1 + case_float() / 16;
    by_tangent(t, m, x, y);
}

static void few(void)
{
    if (case_begin("few", "one step"))
        run(0.8f, 0.6f, 1, 1, 0);
    if (case_begin("few", "two steps"))
        run(0.8f, 0.6f, 2, 1, 0);
    if (case_begin("few", "two steps back"))
        run(0.8f, 0.6f, -2, 1, 0);
    if (case_begin("few", "no step"))
        run(0.8f, 0.6f, 0, 3, -2);
    if (case_begin("few", "a quarter, seven times"))
        run(0, 1, 7, 2, 5);
    if (case_begin("few", "no arrow"))
        run(0.6f, 0.8f, 5, 0, 0);
    for (int r = 1; r <= 4; r++)
        if (case_begin("few", "random, up to twelve %d", r))
            random_case(3, 12);
    for (int r = 1; r <= 2; r++)
        if (case_begin("few", "random, back %d", r))
            random_case(-12, -3);
}

void driver(void)
{
    few();
    if (case_begin("far", "a thousand"))
        run(0.8f, 0.6f, 1000, 1, 0);
    if (case_begin("far", "a million, small steps"))
        by_tangent(1 / 1024.0, 1000000, 3, 4);
    if (case_begin("far", "a million back"))
        by_tangent(1 / 3.0, -1000000, 3, 4);
    if (case_begin("far", "as far as an int goes"))
        by_tangent(1 / 7.0, INT_MAX, 1, -1);
    if (case_begin("far", "as far back as an int goes"))
        by_tangent(1 / 7.0, INT_MIN, 1, -1);
    for (int r = 1; r <= 4; r++)
        if (case_begin("far", "random %d", r))
            random_case(100000, INT_MAX);
    for (int r = 1; r <= 2; r++)
        if (case_begin("far", "random, back %d", r))
            random_case(INT_MIN, -100000);
}
