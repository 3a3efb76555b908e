/* The driver of exercise 2.12: one unit, one example, then more of both. */
#include "driver.h"
#include "12-curvature.h"
#include <stdbool.h>
#include <stdlib.h>

enum { UNWRITTEN = -777 };

/* Multiples of 1/256 from -range to range. */
static double *numbers(int n, int range)
{
    double *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = case_between(-256 * range, 256 * range) / 256.0;
    return x;
}

static double *copied(const double *from, int n)
{
    double *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = from[i];
    return x;
}

/* All that is handed over here is exact in float. */
static void in_numbers(const char *name, const double *x, int n)
{
    float shown[64];
    for (int i = 0; i < n; i++)
        shown[i] = (float)x[i];
    in_floats(name, shown, (size_t)n);
}

/* Takes the arrays over. */
static void run(bool curved, int D, int H, int N, double *x, double *y,
                double *w, double *d)
{
    Task task = { D, H, N, x, y };
    int n = H * D + H;
    double *out = malloc((size_t)n * sizeof *out);
    for (int i = 0; i < n; i++)
        out[i] = UNWRITTEN;
    in_ints("D,H,N", (int[]){ D, H, N }, 3);
    in_numbers("x", x, N * D);
    in_numbers("y", y, N);
    in_numbers("w", w, n);
    if (curved) {
        in_numbers("d", d, n);
        net_curvature(&task, w, d, out);
        out_doubles("hd", out, (size_t)n, 1e-11, 1e-11);
    } else {
        net_gradient(&task, w, out);
        out_doubles("g", out, (size_t)n, 1e-11, 1e-11);
    }
    free(x);
    free(y);
    free(w);
    free(d);
    free(out);
    case_end();
}

/* One input of 0.5, wanted 1, one unit with weight 1 and v = 2. */
static void one_unit(bool curved, double along_W, double along_v)
{
    run(curved, 1, 1, 1, copied((double[]){ 0.5 }, 1),
        copied((double[]){ 1 }, 1), copied((double[]){ 1, 2 }, 2),
        copied((double[]){ along_W, along_v }, 2));
}

static void random_case(bool curved, int D, int H, int N)
{
    double *x = numbers(N * D, 2), *y = numbers(N, 3);
    double *w = numbers(H * D + H, 1);
    run(curved, D, H, N, x, y, w, numbers(H * D + H, 2));
}

void driver(void)
{
    if (case_begin("slope", "one unit"))
        one_unit(false, 0, 0);
    for (int r = 1; r <= 3; r++)
        if (case_begin("slope", "random, one example %d", r))
            random_case(false, case_between(1, 4), case_between(2, 4), 1);
    for (int r = 1; r <= 3; r++)
        if (case_begin("slope", "random, more examples %d", r))
            random_case(false, case_between(1, 4), case_between(2, 4),
                        case_between(2, 6));
    if (case_begin("curvature", "one unit, along W"))
        one_unit(true, 1, 0);
    if (case_begin("curvature", "one unit, along v"))
        one_unit(true, 0, 1);
    if (case_begin("curvature", "one unit, along both"))
        one_unit(true, 0.5, -3);
    if (case_begin("curvature", "one unit, along nothing"))
        one_unit(true, 0, 0);
    for (int r = 1; r <= 3; r++)
        if (case_begin("curvature", "random, one example %d", r))
            random_case(true, case_between(1, 4), case_between(2, 4), 1);
    for (int r = 1; r <= 3; r++)
        if (case_begin("curvature", "random, more examples %d", r))
            random_case(true, case_between(1, 4), case_between(2, 4),
                        case_between(2, 6));
}
