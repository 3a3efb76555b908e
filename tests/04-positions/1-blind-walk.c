/* The driver of exercise 4.1: rows of the table, sums of rows, any numbers; to
   an array of their own and in place. */
#include "driver.h"
#include "1-blind-walk.h"
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

static void matrix(int d, int k)
{
    float *M = filled(d * d, UNWRITTEN);
    in_ints("d,k", (int[]){ d, k }, 2);
    walk_matrix(d, k, M);
    out_floats("M", M, (size_t)(d * d), 1e-3, 1e-4);
    free(M);
    case_end();
}

static void step(int d, int k, const float *from, bool in_place)
{
    float *p = malloc((size_t)d * sizeof *p);
    for (int c = 0; c < d; c++)
        p[c] = from[c];
    float *out = in_place ? p : filled(d, UNWRITTEN);
    in_ints("d,k", (int[]){ d, k }, 2);
    in_floats("p", p, (size_t)d);
    in_text("out", in_place ? "p itself" : "another array");
    walk(d, k, p, out);
    out_floats("out", out, (size_t)d, 1e-3, 1e-4);
    if (!in_place)
        free(out);
    free(p);
    case_end();
}

static void random_step(int d, int k, bool in_place)
{
    float p[32];
    for (int c = 0; c < d; c++)
        p[c] = case_float();
    step(d, k, p, in_place);
}

static void matrices(void)
{
    if (case_begin("matrix", "two numbers, one step"))
        matrix(2, 1);
    if (case_begin("matrix", "four numbers, three steps"))
        matrix(4, 3);
    if (case_begin("matrix", "no step at all"))
        matrix(6, 0);
    if (case_begin("matrix", "backwards"))
        matrix(6, -2);
    for (int r = 1; r <= 4; r++)
        if (case_begin("matrix", "random %d", r)) {
            int d = 2 * case_between(2, 5);
            matrix(d, r == 4 ? case_between(-300, -200)
                             : case_between(1, 100));
        }
}

void driver(void)
{
    const float start[] = { 0, 1, 0, 1, 0, 1 };
    const float third[] = { 0.14112f, -0.98999f, 0.029996f, 0.99955f };
    const float both[] = { 0.14112f, 0.01001f, 0.029996f, 1.99955f };
    matrices();
    if (case_begin("walk", "from position 0, two numbers"))
        step(2, 1, start, false);
    if (case_begin("walk", "from position 0, six numbers"))
        step(6, 5, start, false);
    if (case_begin("walk", "from position 3 back to 0"))
        step(4, -3, third, false);
    if (case_begin("walk", "no step at all"))
        step(4, 0, third, false);
    if (case_begin("walk", "from position 3, in place"))
        step(4, 7, third, true);
    if (case_begin("walk", "the sum of positions 0 and 3"))
        step(4, 2, both, false);
    for (int r = 1; r <= 4; r++)
        if (case_begin("walk", "random %d", r)) {
            int d = 2 * case_between(2, 8), k = case_between(-40, 40);
            random_step(d, r == 4 ? 250 : k, r == 2 || r == 3);
        }
}
