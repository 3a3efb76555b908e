/* The driver of exercise 1.2: readings at even and at uneven times. */
#include "driver.h"
#include "2-time-stamps.h"
#include <limits.h>

enum { LARGE = 200000, GUARD = -777 };
static int when[LARGE], value[LARGE];

static void run(size_t n, int seconds)
{
    int *w = case_copy(when, n * sizeof *w);
    int *v = case_copy(value, n * sizeof *v);
    int *out = case_memory((n + 2) * sizeof *out);
    for (size_t i = 0; i < n + 2; i++)
        out[i] = GUARD;
    in_ints("when", when, n);
    in_ints("value", value, n);
    in_int("seconds", seconds);
    recent_maximum(w, v, n, seconds, out);
    out_ints("out", out, n + 2);                // two of them guards
    case_end();
}

static void given(const int (*readings)[2], size_t n, int seconds)
{
    for (size_t i = 0; i < n; i++) {
        when[i] = readings[i][0];
        value[i] = readings[i][1];
    }
    run(n, seconds);
}

/* A step is at most `step` seconds, and one in eight is a long silence. */
static void random_case(int step, int silence, int seconds)
{
    size_t n = (size_t)case_between(20, 40);
    int now = case_between(-50, 50);
    for (size_t i = 0; i < n; i++) {
        now += case_between(0, 7) ? case_between(0, step) : silence;
        when[i] = now;
        value[i] = case_between(-99, 99);
    }
    run(n, seconds);
}

/* All readings in one window, falling: nothing is ever dominated. */
static void large_case(void)
{
    for (int i = 0; i < LARGE; i++) {
        when[i] = i;
        value[i] = LARGE - i + case_between(0, 1);
    }
    int *out = case_memory(sizeof when);
    in_int("n", LARGE);
    in_int("seconds", LARGE / 2);
    recent_maximum(when, value, LARGE, LARGE / 2, out);
    for (int i = 0; i < 20; i++)
        out[i] = out[(i + 1) * (LARGE / 20) - 1];
    out_ints("every-10000th", out, 20);
    case_end();
}

void driver(void)
{
    const int book[][2] = { { 0, 1 }, { 1, 3 }, { 2, -1 }, { 3, -3 },
                            { 4, 5 }, { 5, 3 }, { 6, 6 }, { 7, 7 } };
    const int fall[][2] = { { 0, 9 }, { 2, 8 }, { 4, 7 }, { 6, 6 },
                            { 8, 5 }, { 10, 4 } };
    const int once[][2] = { { 5, 2 }, { 5, 9 }, { 5, 4 }, { 6, 1 },
                            { 6, 1 }, { 7, 0 } };
    const int late[][2] = { { 0, 9 }, { 1, 8 }, { 2, 7 }, { 90, 1 },
                            { 91, 0 }, { 92, -1 } };
    const int ends[][2] = { { INT_MIN, 7 }, { INT_MIN + 9, 6 }, { 9, 3 },
                            { INT_MAX, 1 }, { INT_MAX, INT_MIN } };
    if (case_begin("values", "no readings"))
        given(book, 0, 3);
    if (case_begin("values", "one each second"))
        given(book, 8, 3);
    if (case_begin("values", "falling, exactly at the limit"))
        given(fall, 6, 4);
    if (case_begin("values", "a window of one second"))
        given(once, 6, 1);
    for (int r = 1; r <= 3; r++)
        if (case_begin("values", "random, lively %d", r))
            random_case(2, 3, 4 * r);
    if (case_begin("values", "two hundred thousand, falling"))
        large_case();
    if (case_begin("gaps", "a long silence"))
        given(late, 6, 10);
    if (case_begin("gaps", "from one end of int to the other"))
        given(ends, 5, 10);
    if (case_begin("gaps", "the ends of int, the longest window"))
        given(ends, 5, INT_MAX);
    for (int r = 1; r <= 3; r++)
        if (case_begin("gaps", "random, with silences %d", r))
            random_case(2, 60, 20);
}
