/* The driver of exercise 5.9: windows and groups that fit, and that don't. */
#include "driver.h"
#include "9-far-in-groups.h"
#include <stdbool.h>

enum { UNWRITTEN = -777 };

static void distance(int group, int window, int i, int j)
{
    Grouping g = { 2, 100, group, window };
    in_ints("group,window", (int[]){ group, window }, 2);
    in_ints("i,j", (int[]){ i, j }, 2);
    out_int("seen", seen_distance(g, i, j));
    case_end();
}

static void length(int group, int window, int L)
{
    Grouping g = { 2, 100, group, window };
    in_ints("group,window", (int[]){ group, window }, 2);
    in_int("L", L);
    out_int("longest", longest_text(g, L));
    case_end();
}

static void distances(void)
{
    if (case_begin("distance", "near"))
        distance(4, 8, 100, 95);
    if (case_begin("distance", "far"))
        distance(4, 8, 100, 0);
    if (case_begin("distance", "itself"))
        distance(4, 8, 7, 7);
    if (case_begin("distance", "the last one that is near"))
        distance(4, 8, 29, 22);
    if (case_begin("distance", "the first one that is far"))
        distance(4, 8, 31, 23);
    if (case_begin("distance", "as far, across another border"))
        distance(4, 8, 32, 24);
    if (case_begin("distance", "groups of one"))
        distance(1, 5, 40, 3);
    if (case_begin("distance", "the window is no multiple"))
        distance(5, 12, 1000, 2);
    if (case_begin("distance", "at a thousand million"))
        distance(1000, 5000, 1000000000, 999);
    for (int r = 1; r <= 5; r++)
        if (case_begin("distance", "random %d", r)) {
            int group = case_between(2, 9), window = case_between(5, 40);
            int i = case_between(200, 5000);
            distance(group, window, i, case_between(0, i - window));
        }
}

static void lengths(void)
{
    if (case_begin("distance", "longest: 4, 8 and 32"))
        length(4, 8, 32);
    if (case_begin("distance", "longest: the window is no multiple"))
        length(5, 12, 64);
    if (case_begin("distance", "longest: groups of one"))
        length(1, 8, 32);
    if (case_begin("distance", "longest: the window is all it knows"))
        length(5, 12, 12);
    if (case_begin("distance", "longest: it knows one more"))
        length(5, 12, 13);
    if (case_begin("distance", "longest: it knows less than the window"))
        length(4, 64, 32);
    if (case_begin("distance", "longest: one place"))
        length(7, 3, 1);
    if (case_begin("distance", "longest: beyond an int"))
        length(100000, 1024, 131072);
    for (int r = 1; r <= 4; r++)
        if (case_begin("distance", "longest: random %d", r)) {
            int group = case_between(3, 9), window = case_between(5, 40);
            length(group, window, case_between(window, 500));
        }
}

static float *filled(int n, float value)
{
    float *x = case_memory((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = value;
    return x;
}

static float *numbers(int n, float scale)
{
    float *x = filled(n, 0);
    for (int i = 0; i < n; i++)
        x[i] = case_float() * scale;
    return x;
}

static void backward(Grouping g, int T, const float *q, const float *k,
                     const float *v)
{
    int n = T * g.D;
    float *dout = numbers(n, 0.25f), *dq = filled(n, 1);
    float *dk = filled(n, -1), *dv = filled(n, 0.5f);
    in_floats("dout", dout, (size_t)n);
    in_text("before", "dq is 1 everywhere, dk is -1, dv is 0.5");
    attend_in_groups_backward(g, T, q, k, v, dout, dq, dk, dv);
    out_floats("dq", dq, (size_t)n, 1e-3, 1e-3);
    out_floats("dk", dk, (size_t)n, 1e-3, 1e-3);
    out_floats("dv", dv, (size_t)n, 1e-3, 1e-3);
}

static void run(bool back, Grouping g, int T, float scale)
{
    int n = T * g.D;
    float *q = numbers(n, scale), *k = numbers(n, scale);
    float *v = numbers(n, 0.25f);
    in_int("D", g.D);
    in_float("base", g.base);
    in_ints("group,window", (int[]){ g.group, g.window }, 2);
    in_int("T", T);
    in_floats("q", q, (size_t)n);
    in_floats("k", k, (size_t)n);
    in_floats("v", v, (size_t)n);
    if (back) {
        backward(g, T, q, k, v);
    } else {
        float *out = filled(n, UNWRITTEN);
        attend_in_groups(g, T, q, k, v, out);
        out_floats("out", out, (size_t)n, 1e-3, 1e-3);
    }
    case_end();
}

static void attention(const char *part, bool back)
{
    if (case_begin(part, "one place"))
        run(back, (Grouping){ 2, 100, 2, 2 }, 1, 0.25f);
    if (case_begin(part, "all are near"))
        run(back, (Grouping){ 4, 100, 3, 9 }, 4, 0.25f);
    if (case_begin(part, "groups of one"))
        run(back, (Grouping){ 4, 100, 1, 2 }, 5, 0.25f);
    if (case_begin(part, "groups of two, a window of two"))
        run(back, (Grouping){ 2, 100, 2, 2 }, 6, 0.25f);
    if (case_begin(part, "groups of three, a window of four"))
        run(back, (Grouping){ 4, 10, 3, 4 }, 8, 0.25f);
    if (case_begin(part, "scores of hundreds"))
        run(back, (Grouping){ 6, 100, 2, 2 }, 5, 4);
    if (case_begin(part, "nothing"))
        run(back, (Grouping){ 4, 100, 2, 2 }, 0, 1);
    for (int r = 1; r <= 4; r++)
        if (case_begin(part, "random %d", r)) {
            int D = 2 * case_between(1, 3), group = case_between(2, 4);
            Grouping g = { D, case_between(5, 500), group,
                           case_between(1, 4) };
            run(back, g, case_between(6, 9), 0.25f);
        }
}

void driver(void)
{
    distances();
    lengths();
    attention("attend", false);
    attention("backward", true);
}
