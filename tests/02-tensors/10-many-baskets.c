/* The driver of exercise 2.10: baskets full and empty, with and without a
   limit to the length. */
#include "driver.h"
#include "10-many-baskets.h"
#include <math.h>
#include <stdlib.h>

enum { ROWS = 50, COLUMNS = 9, UNWRITTEN = -777 };

static void run(const float *rows, const int *counts, int M, int n, float most)
{
    size_t size = (size_t)(M * n), baskets = (size_t)M, columns = (size_t)n;
    float *gradient = malloc(size * sizeof *gradient);
    float *out = malloc(columns * sizeof *out);
    int *counted = malloc(baskets * sizeof *counted);
    for (size_t i = 0; i < size; i++)
        gradient[i] = counts[i / columns] == 0 ? NAN : rows[i];
    for (size_t i = 0; i < columns; i++)
        out[i] = UNWRITTEN;
    for (size_t m = 0; m < baskets; m++)
        counted[m] = counts[m];
    in_ints("M,n", (int[]){ M, n }, 2);
    in_floats("gradient", gradient, size);
    in_ints("counted", counted, baskets);
    in_float("most", most);
    out_float("length", gather(gradient, counted, M, n, most, out), 1e-5,
              1e-5);
    out_floats("out", out, columns, 1e-5, 1e-5);
    free(gradient);
    free(counted);
    free(out);
    case_end();
}

/* One basket in four is empty; the others hold up to `full`. */
static void random_case(int M, int full, float most)
{
    float rows[ROWS * COLUMNS];
    int counts[ROWS], n = case_between(2, COLUMNS);
    for (int i = 0; i < M * n; i++)
        rows[i] = case_float();
    for (int m = 0; m < M; m++)
        counts[m] = case_between(0, 3) ? case_between(1, full) : 0;
    counts[case_between(0, M - 1)] = full;
    run(rows, counts, M, n, most);
}

void driver(void)
{
    const float rows[] = { 3, 0, 1, 8, -5, 2, 0.5f, 0.25f };
    const float far[] = { 30, 40, -6, 8 };
    const int unequal[] = { 900, 12, 1, 3 }, equal[] = { 7, 7, 7, 7 };
    const int blank[] = { 5, 0, 0, 3 }, nothing[] = { 0, 0, 0, 0 };
    const int millions[] = { 1000000, 999999, 1000000, 1 };
    if (case_begin("means", "900 and 12"))
        run(rows, unequal, 2, 4, INFINITY);
    if (case_begin("means", "four equal baskets"))
        run(rows, equal, 4, 2, INFINITY);
    if (case_begin("means", "two empty ones"))
        run(rows, blank, 4, 2, INFINITY);
    if (case_begin("means", "all empty"))
        run(rows, nothing, 4, 2, INFINITY);
    if (case_begin("means", "no baskets"))
        run(rows, nothing, 0, 2, INFINITY);
    if (case_begin("means", "millions"))
        run(rows, millions, 4, 2, INFINITY);
    for (int r = 1; r <= 4; r++)
        if (case_begin("means", "random %d", r))
            random_case(2 + 3 * r, r < 4 ? 9 : 1000000, INFINITY);
    if (case_begin("length", "50, where 5 is the most"))
        run(far, equal, 1, 2, 5);
    if (case_begin("length", "two baskets, too long"))
        run(far, unequal, 2, 2, 2);
    if (case_begin("length", "just the most"))
        run(far, equal, 1, 2, 50);
    if (case_begin("length", "short enough"))
        run(rows, unequal, 4, 2, 1000);
    if (case_begin("length", "all empty"))
        run(far, nothing, 2, 2, 1);
    for (int r = 1; r <= 4; r++)
        if (case_begin("length", "random %d", r))
            random_case(3 * r, 9, r < 4 ? 0.5f * (float)r : 100);
}
