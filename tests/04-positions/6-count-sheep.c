/* The driver of exercise 4.6: gates half open, wide open and shut, few places
   and many. */
#include "driver.h"
#include "6-count-sheep.h"
#include <stdbool.h>
#include <stdlib.h>

enum { UNWRITTEN = -777 };

static float *filled(int n, float value)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = value;
    return x;
}

static float *numbers(int n, float scale)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = case_float() * scale;
    return x;
}

static float *copied(const float *from, int n)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = from[i];
    return x;
}

static void attend(int T, int D, int P, const float *q, const float *k)
{
    float *v = numbers(T * D, 1), *e = numbers(P * D, 0.25f);
    float *out = filled(T * D, UNWRITTEN);
    in_floats("v", v, (size_t)(T * D));
    in_floats("e", e, (size_t)(P * D));
    sheep_attend(T, D, P, q, k, v, e, out);
    out_floats("out", out, (size_t)(T * D), 1e-3, 1e-4);
    free(v);
    free(e);
    free(out);
}

static void places(int T, int D, int P, const float *q, const float *k)
{
    float *place = filled(T * T, UNWRITTEN);
    sheep_places(T, D, P, q, k, place);
    out_floats("place", place, (size_t)(T * T), 1e-3, 1e-4);
    free(place);
}

/* Takes q and k over. */
static void run(bool whole, int T, int D, int P, float *q, float *k)
{
    in_ints("T,D,P", (int[]){ T, D, P }, 3);
    in_floats("q", q, (size_t)(T * D));
    in_floats("k", k, (size_t)(T * D));
    if (whole)
        attend(T, D, P, q, k);
    else
        places(T, D, P, q, k);
    free(q);
    free(k);
    case_end();
}

static void random_case(bool whole, int T, int P, float scale)
{
    int D = case_between(2, 4);
    float *q = numbers(T * D, scale);
    run(whole, T, D, P, q, numbers(T * D, scale));
}

static void cases(const char *part, bool whole)
{
    /* With D = 1 and q = 1, a key is its own score. */
    const float flock[] = { 50, -50, -50, 50, -50, 2 };
    if (case_begin(part, "half a sheep for each"))
        run(whole, 4, 1, 9, filled(4, 1), filled(4, 0));
    if (case_begin(part, "two sheep and a goat"))
        run(whole, 6, 1, 9, filled(6, 1), copied(flock, 6));
    if (case_begin(part, "a thousand, each a whole sheep"))
        run(whole, 4, 1, 4, filled(4, 1), filled(4, 1000));
    if (case_begin(part, "minus a thousand, no sheep"))
        run(whole, 4, 1, 3, filled(4, 1), filled(4, -1000));
    if (case_begin(part, "one place for everybody"))
        random_case(whole, 4, 1, 0.25f);
    if (case_begin(part, "one token"))
        random_case(whole, 1, 3, 0.25f);
    if (case_begin(part, "no tokens"))
        random_case(whole, 0, 3, 0.25f);
    for (int r = 1; r <= 6; r++)
        if (case_begin(part, "random, %d places", r % 3 ? 12 : 3)) {
            int T = case_between(3, 7);
            random_case(whole, T, r % 3 ? 12 : 3, 0.25f);
        }
}

void driver(void)
{
    cases("places", false);
    cases("attend", true);
}
