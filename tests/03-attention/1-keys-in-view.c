/* The driver of exercise 3.1: sharp and even rows, masked ones, large
   scores. */
#include "driver.h"
#include "1-keys-in-view.h"
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#define COUNT(x) (int)(sizeof (x) / sizeof *(x))

static float *copied(const float *from, int n)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = from[i];
    return x;
}

/* Takes score over. */
static void query(float *score, int n)
{
    in_floats("score", score, (size_t)n);
    out_float("in-view", keys_in_view(score, n), 1e-4, 1e-4);
    free(score);
    case_end();
}

static void head(float *score, int T, int S)
{
    in_ints("T,S", (int[]){ T, S }, 2);
    in_floats("score", score, (size_t)(T * S));
    out_float("in-view", head_in_view(score, T, S), 1e-4, 1e-4);
    free(score);
    case_end();
}

/* About `centre`; one in four is masked, if any. */
static float *random_scores(int n, float centre, bool masked)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = masked && case_between(0, 3) == 0
            ? -INFINITY : centre + case_float() / 2;
    return x;
}

/* Row i sees the keys up to i; the last row sees none. */
static float *causal_scores(int T, int S)
{
    float *x = random_scores(T * S, 0, false);
    for (int i = 0; i < T; i++)
        for (int j = 0; j < S; j++)
            if (j > i || i == T - 1)
                x[i * S + j] = -INFINITY;
    return x;
}

static void queries(void)
{
    const float book[] = { 3, 1 }, four[] = { 5, 5, 5, 5 };
    const float high[] = { 1000, 999, 998.5f, -1000 };
    const float low[] = { -1000, -1000, -999 };
    const float half[] = { -INFINITY, 2, -INFINITY, 2, 0, -INFINITY };
    const float gone[] = { -INFINITY, -INFINITY, -INFINITY };
    if (case_begin("query", "3 and 1"))
        query(copied(book, 2), 2);
    if (case_begin("query", "four alike"))
        query(copied(four, 4), 4);
    if (case_begin("query", "one key"))
        query(copied(book, 1), 1);
    if (case_begin("query", "about a thousand"))
        query(copied(high, COUNT(high)), COUNT(high));
    if (case_begin("query", "a thousand below zero"))
        query(copied(low, COUNT(low)), COUNT(low));
    if (case_begin("query", "half of them masked"))
        query(copied(half, COUNT(half)), COUNT(half));
    if (case_begin("query", "all masked"))
        query(copied(gone, COUNT(gone)), COUNT(gone));
    if (case_begin("query", "no keys"))
        query(copied(gone, 0), 0);
    for (int r = 1; r <= 5; r++)
        if (case_begin("query", "random %d", r)) {
            int n = case_between(3, 12 * r);
            query(random_scores(n, r == 4 ? 900 : 0, r > 2), n);
        }
}

void driver(void)
{
    const float two[] = { 4, 4, 4, 4, 9, -9, -9, -9 };
    const float gone[] = { -INFINITY, -INFINITY, 1, 1, 0, -INFINITY };
    queries();
    if (case_begin("head", "one row of four alike, one sharp"))
        head(copied(two, 8), 2, 4);
    if (case_begin("head", "a row that sees nothing"))
        head(copied(gone, 6), 3, 2);
    if (case_begin("head", "nothing but such rows"))
        head(copied(gone, 2), 2, 1);
    if (case_begin("head", "no queries"))
        head(copied(two, 0), 0, 4);
    if (case_begin("head", "no keys"))
        head(copied(two, 0), 3, 0);
    for (int r = 1; r <= 3; r++)
        if (case_begin("head", "random %d", r)) {
            int T = case_between(2, 5), S = case_between(2, 7);
            head(random_scores(T * S, r == 3 ? -800 : 0, r == 2), T, S);
        }
    for (int r = 1; r <= 2; r++)
        if (case_begin("head", "random, causal, the last sees nothing %d", r)) {
            int T = case_between(3, 6);
            head(causal_scores(T, T), T, T);
        }
}
