/* The driver of exercise 5.4: none of a head turns, a part, all of it. */
#include "driver.h"
#include "4-half-a-head.h"
#include <stdbool.h>

enum { UNWRITTEN = -777 };

static float *filled(int n, float value)
{
    float *x = case_memory((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = value;
    return x;
}

static float *numbers(int n)
{
    float *x = filled(n, 0);
    for (int i = 0; i < n; i++)
        x[i] = case_float() / 4;
    return x;
}

static void forward(Front f, int T, const float *place, float *x, bool itself)
{
    float *y = itself ? x : filled(T * f.D, UNWRITTEN);
    in_text("y", itself ? "the same array as x" : "another array");
    turn_front(f, T, place, x, y);
    out_floats("y", y, (size_t)(T * f.D), 1e-4, 1e-4);
}

static void backward(Front f, int T, const float *place, const float *x)
{
    float *dy = numbers(T * f.D), *dx = filled(T * f.D, 1);
    float *dplace = filled(T, -2);
    in_floats("dy", dy, (size_t)(T * f.D));
    in_text("before", "dx is 1 everywhere, dplace is -2");
    turn_front_backward(f, T, place, x, dy, dx, dplace);
    out_floats("dx", dx, (size_t)(T * f.D), 1e-4, 1e-4);
    out_floats("dplace", dplace, (size_t)T, 1e-4, 1e-4);
}

/* A step of 1/4 between places. */
static void run(bool back, int D, int R, double base, int T, float first,
                bool itself)
{
    Front f = { D, R, base };
    float *place = filled(T, 0), *x = numbers(T * D);
    for (int t = 0; t < T; t++)
        place[t] = first + (float)case_between(0, 20) / 4;
    in_ints("D,R,T", (int[]){ D, R, T }, 3);
    in_float("base", base);
    in_floats("place", place, (size_t)T);
    in_floats("x", x, (size_t)(T * D));
    if (back)
        backward(f, T, place, x);
    else
        forward(f, T, place, x, itself);
    case_end();
}

static void book(bool back)
{
    Front f = { 3, 2, 10000 };
    float place[] = { 1 }, row[] = { 1, 0, 5 };
    float *at = case_copy(place, sizeof place), *x = case_copy(row, sizeof row);
    in_ints("D,R,T", (int[]){ 3, 2, 1 }, 3);
    in_float("base", 10000);
    in_floats("place", place, 1);
    in_floats("x", x, 3);
    if (back)
        backward(f, 1, at, x);
    else
        forward(f, 1, at, x, false);
    case_end();
}

static void cases(const char *part, bool back)
{
    if (case_begin(part, "one pair of a row of three"))
        book(back);
    if (case_begin(part, "a quarter of 16"))
        run(back, 16, 4, 10000, 2, 3, false);
    if (case_begin(part, "half of 8"))
        run(back, 8, 4, 10000, 3, 0, false);
    if (case_begin(part, "nothing turns"))
        run(back, 4, 0, 10000, 2, 5, false);
    if (case_begin(part, "everything turns"))
        run(back, 6, 6, 100, 2, 5, false);
    if (case_begin(part, "before the beginning"))
        run(back, 8, 6, 100, 2, -30, false);
    if (case_begin(part, "at ninety thousand"))
        run(back, 8, 6, 5, 3, 90000, false);
    if (case_begin(part, "no rows"))
        run(back, 8, 4, 10000, 0, 0, false);
    for (int r = 1; r <= 2 && !back; r++)
        if (case_begin(part, "in place %d", r))
            run(back, 7 + r, 4 + r * 2, 1000, 2, 2, true);
    for (int r = 1; r <= 4; r++)
        if (case_begin(part, "random %d", r)) {
            int R = 2 * case_between(2, 4), D = R + case_between(1, 5);
            run(back, D, R, case_between(10, 20000), case_between(1, 3),
                (float)case_between(0, 5000), false);
        }
}

void driver(void)
{
    cases("forward", false);
    cases("backward", true);
}
