/* The driver of exercise 5.5: near the beginning, and very far from it. */
#include "driver.h"
#include "5-fading-arrow.h"

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

static void given(Fading f)
{
    in_int("D", f.D);
    in_float("base", f.base);
    in_float("span", f.span);
}

static void row(Fading f, int place, bool key, float *x)
{
    float *y = filled(f.D, UNWRITTEN);
    given(f);
    in_int("place", place);
    in_text("key", key ? "true" : "false");
    in_floats("x", x, (size_t)f.D);
    fade_row(f, place, key, x, y);
    out_floats("y", y, (size_t)f.D, 1e-4, 1e-4);
    case_end();
}

static void book(bool key)
{
    float x[] = { 1, 0 };
    row((Fading){ 2, 10000, 1 }, 1, key, case_copy(x, sizeof x));
}

static void rows(void)
{
    if (case_begin("row", "the query of the text"))
        book(false);
    if (case_begin("row", "the key of the text"))
        book(true);
    if (case_begin("row", "at place 0"))
        row((Fading){ 6, 10000, 512 }, 0, true, numbers(6));
    if (case_begin("row", "a query after one span"))
        row((Fading){ 8, 10000, 512 }, 512, false, numbers(8));
    if (case_begin("row", "a key after one span"))
        row((Fading){ 8, 10000, 512 }, 512, true, numbers(8));
    for (int r = 1; r <= 4; r++)
        if (case_begin("row", "random %d", r)) {
            int D = 2 * case_between(2, 6), place = case_between(20, 900);
            Fading f = { D, case_between(10, 20000), case_between(200, 600) };
            row(f, place, r % 2 == 0, numbers(D));
        }
}

/* Each place is up to `step` after the one before. */
static void scores(Fading f, int T, int first, int step)
{
    int *place = case_memory((size_t)T * sizeof *place);
    for (int t = 0; t < T; t++)
        place[t] = t == 0 ? first : place[t - 1] + case_between(1, step);
    float *q = numbers(T * f.D), *k = numbers(T * f.D);
    float *score = filled(T * T, UNWRITTEN);
    given(f);
    in_ints("place", place, (size_t)T);
    in_floats("q", q, (size_t)(T * f.D));
    in_floats("k", k, (size_t)(T * f.D));
    fading_scores(f, T, place, q, k, score);
    out_floats("score", score, (size_t)(T * T), 1e-4, 1e-4);
    case_end();
}

void driver(void)
{
    rows();
    if (case_begin("scores", "three rows at the beginning"))
        scores((Fading){ 4, 10000, 8 }, 3, 0, 1);
    if (case_begin("scores", "one row"))
        scores((Fading){ 6, 10000, 512 }, 1, 7, 1);
    if (case_begin("scores", "no rows"))
        scores((Fading){ 6, 10000, 512 }, 0, 0, 1);
    if (case_begin("scores", "two rows at one million"))
        scores((Fading){ 4, 10000, 512 }, 2, 1000000, 3);
    if (case_begin("scores", "at two thousand million"))
        scores((Fading){ 6, 10000, 512 }, 3, 2000000000, 40);
    if (case_begin("scores", "from nearly nothing to a million"))
        scores((Fading){ 8, 100, 512 }, 3, 1, 1000000);
    if (case_begin("scores", "in the same place"))
        scores((Fading){ 4, 10000, 512 }, 2, 250000, 1);
    for (int r = 1; r <= 4; r++)
        if (case_begin("scores", "random %d", r)) {
            int D = 2 * case_between(2, 4), T = case_between(2, 4);
            Fading f = { D, case_between(10, 20000), case_between(20, 600) };
            scores(f, T, case_between(0, 300), 40);
        }
}
