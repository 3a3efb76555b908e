/* The driver of exercise 1.1: small windows, then random ones. */
#include "driver.h"
#include "1-runner-up.h"
#include <limits.h>

enum { GUARD = -777 };

static void run(const int *x, size_t n, size_t k)
{
    size_t shown = (k > n ? 0 : n - k + 1) + 2;     // two of them guards
    int *given = case_copy(x, n * sizeof *x);
    int *out = case_memory(shown * sizeof *out);
    for (size_t i = 0; i < shown; i++)
        out[i] = GUARD;
    in_ints("x", x, n);
    in_int("k", (long long)k);
    out_int("windows", (long long)runner_up(given, n, k, out));
    out_ints("out", out, shown);
    case_end();
}

static void random_case(int low, int high)
{
    int x[40];
    size_t n = (size_t)case_between(20, 40), k = (size_t)case_between(2, 9);
    for (size_t i = 0; i < n; i++)
        x[i] = case_between(low, high);
    run(x, n, k);
}

void driver(void)
{
    int book[] = { 1, 3, -1, -3, 5, 3, 6, 7 }, same[] = { 5, 5, 5, 5, 2, 2 };
    int fall[] = { 9, 7, 4, 1, 0, -2 }, rise[] = { -9, -7, -5, -4, -1 };
    int deep[] = { INT_MIN, INT_MIN, -5, INT_MIN, INT_MAX, INT_MAX };
    if (case_begin("edges", "no values"))
        run(book, 0, 2);
    if (case_begin("edges", "k larger than n"))
        run(book, 4, 5);
    if (case_begin("edges", "k equal to n"))
        run(book, 8, 8);
    if (case_begin("edges", "ties"))
        run(same, 6, 3);
    if (case_begin("edges", "the ends of int"))
        run(deep, 6, 2);
    for (int r = 1; r <= 3; r++)
        if (case_begin("edges", "random, many ties %d", r))
            random_case(-2, 2);
    if (case_begin("windows", "the book's eight numbers"))
        run(book, 8, 3);
    if (case_begin("windows", "falling"))
        run(fall, 6, 3);
    if (case_begin("windows", "rising, below zero"))
        run(rise, 5, 3);
    for (int r = 1; r <= 4; r++)
        if (case_begin("windows", "random %d", r))
            random_case(-900, 100 * r);
}
