/* The driver of exercise 1.5: it owns the weights, and counts. */
#include "driver.h"
#include "5-two-pans.h"
#include <stdlib.h>

enum { ROOM = 400, GUARD = 777777 };
static int x[ROOM];
static size_t bags, weighings;

int weigh(size_t i, size_t j)
{
    if (i >= bags || j >= bags)
        abort();                        // there is no such bag
    weighings++;
    return (x[i] > x[j]) - (x[i] < x[j]);
}

static void emit(const char *name, const size_t *out, size_t count)
{
    int numbers[ROOM + 2];
    for (size_t i = 0; i < count; i++)
        numbers[i] = out[i] > GUARD ? -1 : (int)out[i];
    out_ints(name, numbers, count);
}

static void run(size_t n, size_t k)
{
    size_t shown = (k > n ? 0 : n - k + 1) + 2;     // two of them guards
    size_t *low = case_memory(shown * sizeof *low);
    size_t *high = case_memory(shown * sizeof *high);
    for (size_t i = 0; i < shown; i++)
        low[i] = high[i] = GUARD;
    bags = n;
    in_ints("weights", x, n);
    in_int("k", (long long)k);
    out_int("windows", (long long)two_pans(n, k, low, high));
    emit("lightest", low, shown);
    emit("heaviest", high, shown);
    out_int("weighings-beyond-3n",
            weighings > 3 * n ? (long long)(weighings - 3 * n) : 0);
    case_end();
}

static void given(const int *values, size_t n, size_t k)
{
    for (size_t i = 0; i < n; i++)
        x[i] = values[i];
    run(n, k);
}

static void random_case(size_t n, int k, int most)
{
    for (size_t i = 0; i < n; i++)
        x[i] = case_between(0, most);
    run(n, (size_t)k);
}

void driver(void)
{
    int book[] = { 1, 3, -1, -3, 5, 3, 6, 7 }, same[] = { 2, 2, 2, 2, 2, 2 };
    int zigzag[] = { 9, 1, 8, 2, 7, 3, 6, 4, 5, 5, 0, 9, 0, 9 };
    int steps[] = { 1, 1, 2, 2, 3, 3, 2, 2, 1, 1 };
    if (case_begin("windows", "no bags"))
        given(book, 0, 1);
    if (case_begin("windows", "k larger than n"))
        given(book, 8, 9);
    if (case_begin("windows", "the book's eight numbers"))
        given(book, 8, 3);
    if (case_begin("windows", "one window"))
        given(book, 8, 8);
    if (case_begin("windows", "narrowing"))
        given(zigzag, 14, 5);
    for (int r = 1; r <= 4; r++)
        if (case_begin("windows", "random %d", r))
            random_case((size_t)case_between(30, 50), 3 * r, 9999);
    if (case_begin("windows", "random, four hundred bags"))
        random_case(ROOM, 150, 999999);
    if (case_begin("ties", "all equal"))
        given(same, 6, 3);
    if (case_begin("ties", "a window of one"))
        given(same, 6, 1);
    if (case_begin("ties", "in pairs, up and down"))
        given(steps, 10, 4);
    for (int r = 1; r <= 3; r++)
        if (case_begin("ties", "random, with weights up to %d", r))
            random_case((size_t)case_between(20, 40), 2 + 2 * r, r);
}
