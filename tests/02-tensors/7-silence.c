/* The driver of exercise 2.7: rows with a clear order, ties, NaN. */
#include "driver.h"
#include "7-silence.h"
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static void run(const float *values, int R, int V, const int *right, int k)
{
    size_t rows = (size_t)R, size = (size_t)(R * V);
    float *logits = malloc(size * sizeof *logits);
    int *target = malloc(rows * sizeof *target);
    for (size_t i = 0; i < size; i++)
        logits[i] = values[i];
    for (size_t r = 0; r < rows; r++)
        target[r] = right[r];
    in_ints("R,V", (int[]){ R, V }, 2);
    in_floats("logits", logits, size);
    in_ints("target", target, rows);
    in_int("k", k);
    Score score = top_k(logits, R, V, target, k);
    out_int("hits", score.hits);
    out_int("counted", score.counted);
    free(logits);
    free(target);
    case_end();
}

static float random_logit(bool silent)
{
    int way = silent ? case_between(0, 19) : 0;
    return way == 1 ? NAN : way == 2 ? INFINITY : way == 3 ? -INFINITY
        : silent ? (float)case_between(0, 2) : case_float();
}

/* Logits hardly ever tie; with silent they often do, or are no numbers. */
static void random_case(bool silent)
{
    float x[20 * 9];
    int right[20], R = case_between(12, 20), V = case_between(3, 9);
    for (int i = 0; i < R * V; i++)
        x[i] = random_logit(silent);
    for (int r = 0; r < R; r++)
        right[r] = case_between(0, 5) == 0 ? IGNORED : case_between(0, V - 1);
    run(x, R, V, right, case_between(1, V - 1));
}

static void hits(void)
{
    const float book[] = { 3, 1, 2, 0,
                           0, 5, 7, 6,
                           -4, -3, -2, -1 };
    const float edge[] = { INFINITY, 1, -INFINITY, -INFINITY, 0, INFINITY };
    const int right[] = { 0, 1, 2 }, some[] = { IGNORED, 2, IGNORED };
    const int none[] = { IGNORED, IGNORED, IGNORED };
    for (int k = 1; k <= 5; k++)
        if (case_begin("hits", "three rows, k = %d", k))
            run(book, 3, 4, right, k);
    if (case_begin("hits", "two ignored"))
        run(book, 3, 4, some, 1);
    if (case_begin("hits", "all ignored"))
        run(book, 3, 4, none, 2);
    if (case_begin("hits", "no rows"))
        run(book, 0, 4, right, 1);
    if (case_begin("hits", "one name only"))
        run(book, 2, 1, (int[]){ 0, 0 }, 1);
    if (case_begin("hits", "infinite ones"))
        run(edge, 2, 3, (int[]){ 0, 0 }, 1);
    for (int r = 1; r <= 4; r++)
        if (case_begin("hits", "random %d", r))
            random_case(false);
}

void driver(void)
{
    const float ties[] = { 2, 2, 1, 0, 2, 2, 1, 2, 2 };
    float silent[12] = { 0 }, broken[12];
    const int right[] = { 0, 1, 2 };
    for (int i = 0; i < 12; i++)
        broken[i] = NAN;
    const float one[] = { NAN, 1, 2, 3, 1, NAN, 2, 3, 9, NAN, 8, 1 };
    const float endless[] = { INFINITY, INFINITY, 0, -INFINITY, -INFINITY, 0 };
    hits();
    if (case_begin("silence", "a model that says nothing"))
        run(silent, 3, 4, right, 1);
    if (case_begin("silence", "nothing, and k = 3"))
        run(silent, 3, 4, right, 3);
    if (case_begin("silence", "nothing, and k = 4"))
        run(silent, 3, 4, right, 4);
    if (case_begin("silence", "a model that broke"))
        run(broken, 3, 4, right, 2);
    if (case_begin("silence", "broken, and k = 9"))
        run(broken, 3, 4, right, 9);
    if (case_begin("silence", "two share a place"))
        run(ties, 3, 3, right, 1);
    if (case_begin("silence", "two share a place, k = 2"))
        run(ties, 3, 3, right, 2);
    if (case_begin("silence", "one NaN in each row"))
        run(one, 3, 4, (int[]){ 3, 3, 0 }, 1);
    if (case_begin("silence", "infinity twice"))
        run(endless, 2, 3, (int[]){ 0, 0 }, 1);
    for (int r = 1; r <= 5; r++)
        if (case_begin("silence", "random %d", r))
            random_case(true);
}
