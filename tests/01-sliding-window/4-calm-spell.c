/* The driver of exercise 1.4: short runs of all kinds, and very long ones. */
#include "driver.h"
#include "4-calm-spell.h"
#include <limits.h>

enum { LARGE = 200000 };
static int large[LARGE];

static void report(Spell spell)
{
    out_int("first", (long long)spell.first);
    out_int("count", (long long)spell.count);
    case_end();
}

static void run(const int *x, size_t n, int spread)
{
    in_ints("x", x, n);
    in_int("spread", spread);
    report(calm_spell(case_copy(x, n * sizeof *x), n, spread));
}

static void random_case(int step, int spread)
{
    int x[50], now = 0;
    size_t n = (size_t)case_between(30, 50);
    for (size_t i = 0; i < n; i++)
        x[i] = now += case_between(-step, step);
    run(x, n, spread);
}

/* Slowly up and down by `height`, with a jump of 10 million on the way. */
static void large_case(int height, int spread)
{
    int jump = case_between(LARGE / 4, LARGE / 2);
    for (int i = 0; i < LARGE; i++)
        large[i] = (i < LARGE / 2 ? i : LARGE - i) % height
                   + (i < jump ? 0 : 10000000);
    in_int("n", LARGE);
    in_int("jump", jump);
    in_int("height", height);
    in_int("spread", spread);
    report(calm_spell(case_copy(large, sizeof large), LARGE, spread));
}

void driver(void)
{
    int book[] = { 1, 3, -1, -3, 5, 3, 6, 7 }, same[] = { 4, 4, 4, 4, 4 };
    int ties[] = { 1, 2, 9, 9, 5, 6 }, exact[] = { 0, 3, 1, 8, 5, 6, 8, 1 };
    int back[] = { 9, 5, 4, 6, 5, 4, 0 }, drift[] = { 0, 1, 2, 3, 4, 5, 6 };
    int ends[] = { INT_MIN, INT_MAX, 0, 1, INT_MAX, INT_MIN, -1, -2, -3 };
    if (case_begin("spells", "no values"))
        run(book, 0, 3);
    if (case_begin("spells", "one value"))
        run(book, 1, 0);
    if (case_begin("spells", "all equal, spread 0"))
        run(same, 5, 0);
    if (case_begin("spells", "several of the same length"))
        run(ties, 6, 1);
    if (case_begin("spells", "exactly the spread"))
        run(exact, 8, 3);
    if (case_begin("spells", "a spell begins before the old one is over"))
        run(back, 7, 2);
    if (case_begin("spells", "drifting away"))
        run(drift, 7, 2);
    if (case_begin("spells", "from one end of int to the other"))
        run(ends, 9, 5);
    if (case_begin("spells", "the ends of int, the largest spread"))
        run(ends, 9, INT_MAX);
    for (int r = 1; r <= 4; r++)
        if (case_begin("spells", "random walk %d", r))
            random_case(r, 3 * r);
    if (case_begin("long", "random, all calm but for one jump"))
        large_case(LARGE, LARGE);
    if (case_begin("long", "random, all calm"))
        large_case(LARGE, INT_MAX);
    if (case_begin("long", "random, calm for a tenth"))
        large_case(LARGE, LARGE / 10);
}
