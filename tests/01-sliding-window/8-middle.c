/* The driver of exercise 1.8: small windows of all kinds, and large ones. */
#include "driver.h"
#include "8-middle.h"
#include <limits.h>

enum { LARGE = 200000, GUARD = -777 };
static int x[LARGE];

static void run(size_t n, size_t k)
{
    size_t shown = (k > n ? 0 : n - k + 1) + 2;     // two of them guards
    int *exact = case_copy(x, n * sizeof *x);
    double *out = case_memory(shown * sizeof *out);
    for (size_t i = 0; i < shown; i++)
        out[i] = GUARD;
    in_ints("x", x, n);
    in_int("k", (long long)k);
    out_int("windows", (long long)window_median(exact, n, k, out));
    out_doubles("out", out, shown, 0, 0);
    case_end();
}

static void given(const int *values, size_t n, size_t k)
{
    for (size_t i = 0; i < n; i++)
        x[i] = values[i];
    run(n, k);
}

static void random_case(int k, int most)
{
    size_t n = (size_t)case_between(20, 40);
    for (size_t i = 0; i < n; i++)
        x[i] = case_between(-most, most);
    run(n, (size_t)k);
}

static void large_case(int k, int most)
{
    for (size_t i = 0; i < LARGE; i++)
        x[i] = case_between(-most, most);
    double *out = case_memory((size_t)(LARGE - k + 1) * sizeof *out);
    in_int("n", LARGE);
    in_int("k", k);
    in_int("most", most);
    out_int("windows", (long long)window_median(x, LARGE, (size_t)k, out));
    for (int i = 0; i < 20; i++)
        out[i] = out[i * ((LARGE - k) / 20) + 19];
    out_doubles("twenty-of-them", out, 20, 0, 0);
    case_end();
}

void driver(void)
{
    int book[] = { 1, 3, -1, -3, 5, 3, 6, 7 }, same[] = { 4, 4, 4, 9, 4, 1, 4 };
    int below[] = { -3, -4, -7, -8, -2, -1 };
    int ends[] = { INT_MAX, INT_MAX - 1, INT_MAX, INT_MIN, INT_MIN, INT_MIN };
    if (case_begin("medians", "no values"))
        given(book, 0, 1);
    if (case_begin("medians", "k larger than n"))
        given(book, 8, 9);
    if (case_begin("medians", "a window of one"))
        given(book, 8, 1);
    if (case_begin("medians", "the book's eight numbers"))
        given(book, 8, 3);
    if (case_begin("medians", "one window, even"))
        given(book, 8, 8);
    if (case_begin("medians", "ties"))
        given(same, 7, 5);
    if (case_begin("medians", "even, below zero"))
        given(below, 6, 2);
    if (case_begin("medians", "even, the ends of int"))
        given(ends, 6, 2);
    if (case_begin("medians", "even, the ends of int, four at a time"))
        given(ends, 6, 4);
    for (int r = 1; r <= 6; r++)
        if (case_begin("medians", "random, k = %d", r + 2))
            random_case(r + 2, r < 4 ? 999 : 4);
    if (case_begin("long", "random, two hundred thousand, odd"))
        large_case(100001, 1000000000);
    if (case_begin("long", "random, two hundred thousand, even"))
        large_case(100000, 1000000000);
    if (case_begin("long", "random, two hundred thousand, many ties"))
        large_case(50000, 1000);
}
