/* The driver of exercise 2.5: it owns the layers and the pages, and counts.
   Layer i turns h into a h h + b, modulo a prime; b's gradient is emitted. */
#include "driver.h"
#include "5-notebook.h"
#include <stdlib.h>

enum { LAYERS = 1000, PRIME = 65521, SHOWN = 60 };
static unsigned a[LAYERS], b[LAYERS], *page_value, gradient;
static int slope_of_b[LAYERS], layers, page_count, next_back;
static long steps;

static void check(int layer, int page)
{
    if (layer < 0 || layer >= layers || page < 0 || page >= page_count)
        abort();                        // there is no such layer, or page
}

void walk_forward(int layer, int from, int to)
{
    check(layer, from);
    check(layer, to);
    unsigned h = page_value[from];
    page_value[to] = (a[layer] * h % PRIME * h + b[layer]) % PRIME;
    steps++;
}

void walk_back(int layer, int page)
{
    check(layer, page);
    if (layer != next_back--)
        abort();                        // not this one's turn
    slope_of_b[layer] = (int)gradient;
    gradient = 2 * a[layer] * page_value[page] % PRIME * gradient % PRIME;
}

/* Steps are shown as they are, or only how many there were beyond `allowed`. */
static void run(int n, int pages, long allowed)
{
    layers = n;
    page_count = pages;
    page_value = calloc((size_t)pages, sizeof *page_value);
    in_int("n", n);
    in_int("pages", pages);
    for (int i = 0; i < n; i++) {
        a[i] = (unsigned)case_between(1, 99);
        b[i] = (unsigned)case_between(0, PRIME - 1);
        slope_of_b[i] = -1;
    }
    page_value[0] = (unsigned)case_between(2, PRIME - 1);
    gradient = 1;
    next_back = n - 1;
    there_and_back(n, pages);
    out_int("layers-not-yet-taken-back", next_back + 1);
    out_ints("slopes-of-b", slope_of_b, n < SHOWN ? (size_t)n : SHOWN);
    out_int("slope-of-the-input", gradient);
    if (allowed)
        out_int("steps-beyond-2n", steps > allowed ? steps - allowed : 0);
    else
        out_int("steps", steps);
    free(page_value);
    case_end();
}

static void twice(int n)
{
    int r = 0;
    while (r * r < n)
        r++;
    run(n, 2 * r + 1, 2 * n);
}

void driver(void)
{
    if (case_begin("twice", "one layer"))
        twice(1);
    if (case_begin("twice", "two layers"))
        twice(2);
    if (case_begin("twice", "nine"))
        twice(9);
    if (case_begin("twice", "ten"))
        twice(10);
    if (case_begin("twice", "a hundred"))
        twice(100);
    if (case_begin("twice", "a thousand"))
        twice(LAYERS);
    for (int r = 1; r <= 4; r++)
        if (case_begin("twice", "random %d", r))
            twice(case_between(11, 250 * r));
    if (case_begin("fewest", "one layer, two pages"))
        run(1, 2, 0);
    if (case_begin("fewest", "four layers, two pages"))
        run(4, 2, 0);
    if (case_begin("fewest", "four layers, three pages"))
        run(4, 3, 0);
    if (case_begin("fewest", "four layers, four pages"))
        run(4, 4, 0);
    if (case_begin("fewest", "more pages than layers"))
        run(6, 10, 0);
    if (case_begin("fewest", "two hundred layers, two pages"))
        run(200, 2, 0);
    if (case_begin("fewest", "two hundred layers, eight pages"))
        run(200, 8, 0);
    for (int r = 1; r <= 5; r++)
        if (case_begin("fewest", "random %d", r))
            run(case_between(20, 180), case_between(3, 4 + 2 * r), 0);
}
