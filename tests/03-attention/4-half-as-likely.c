/* The driver of exercise 3.4: cuts from 0 to 1, cold and hot, forbidden
   tokens, choices at both ends. Logits are multiples of 1/256 and cuts powers
   of a half, so that no token lies within a rounding of the cut. */
#include "driver.h"
#include "4-half-as-likely.h"
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

enum { MOST = 24, UNWRITTEN = -777 };
static const float nearly_one = 0x1.fffffep-1f;

/* Picks where u is not below 0. */
static void run(const float *values, int V, float temperature, float min_p,
                float u)
{
    float *logits = malloc((size_t)V * sizeof *logits);
    float *p = malloc(sizeof *p * (size_t)V);
    for (int i = 0; i < V; i++) {
        logits[i] = values[i];
        p[i] = UNWRITTEN;
    }
    in_floats("logits", logits, (size_t)V);
    in_float("temperature", temperature);
    in_float("min_p", min_p);
    if (u >= 0) {
        in_float("u", u);
        out_int("token", pick_likely(logits, V, temperature, min_p, u));
    } else {
        out_int("kept", keep_likely(logits, V, temperature, min_p, p));
        out_floats("p", p, (size_t)V, 1e-6, 1e-5);
    }
    free(logits);
    free(p);
    case_end();
}

static void random_case(bool pick, float centre)
{
    float logits[MOST], u = ((float)case_between(0, 4095) + 0.25f) / 4096;
    int V = case_between(6, MOST), best = case_between(0, V - 1);
    for (int i = 0; i < V; i++)
        logits[i] = case_between(0, 6) == 0 && i != best
            ? -INFINITY : centre + case_float() / 4;
    float temperature = (float)case_between(2, 12) / 4;
    float min_p = 1.0f / (float)(1 << case_between(1, 4));
    run(logits, V, temperature, min_p, pick ? u : -1);
}

static void kept(void)
{
    const float book[] = { 2, 1, 0, 2, -1 }, one[] = { -5 };
    const float flat[] = { 1, 1, 1, 1 };
    const float high[] = { 1000, 999.5f, -1000, 990 };
    const float forbidden[] = { -INFINITY, 0, -INFINITY, -3, -200 };
    const float last[] = { 3, -2, -INFINITY };
    const int n = 5;
    if (case_begin("kept", "a quarter as likely"))
        run(book, n, 1, 0.25f, -1);
    if (case_begin("kept", "a quarter as likely, hot"))
        run(book, n, 4, 0.25f, -1);
    if (case_begin("kept", "a quarter as likely, cold"))
        run(book, n, 0.25f, 0.25f, -1);
    if (case_begin("kept", "the best and its equal"))
        run(book, n, 1, 1, -1);
    if (case_begin("kept", "all alike, and only the best"))
        run(flat, 4, 2, 1, -1);
    if (case_begin("kept", "all alike, half as likely"))
        run(flat, 4, 1, 0.5f, -1);
    if (case_begin("kept", "all that are not forbidden"))
        run(forbidden, n, 1, 0, -1);
    if (case_begin("kept", "all but one, very hot"))
        run(last, 3, 32, 0, -1);
    if (case_begin("kept", "about a thousand"))
        run(high, 4, 1, 0.125f, -1);
    if (case_begin("kept", "one token"))
        run(one, 1, 0.5f, 0.5f, -1);
    for (int r = 1; r <= 5; r++)
        if (case_begin("kept", "random %d", r))
            random_case(false, r == 4 ? 500 : 0);
}

void driver(void)
{
    const float book[] = { 2, 1, 0, 2, -1 }, last[] = { 0, 1, 8, 8, 0 };
    const float forbidden[] = { -INFINITY, 0, -INFINITY, -3, -200 };
    kept();
    if (case_begin("picked", "0.3"))
        run(book, 5, 1, 0.25f, 0.3f);
    if (case_begin("picked", "0.8"))
        run(book, 5, 1, 0.25f, 0.8f);
    if (case_begin("picked", "0, and token 0 is cut off"))
        run(last, 5, 1, 0.5f, 0);
    if (case_begin("picked", "0, and token 0 is forbidden"))
        run(forbidden, 5, 1, 0, 0);
    if (case_begin("picked", "nearly 1, and the last is cut off"))
        run(last, 5, 1, 0.5f, nearly_one);
    if (case_begin("picked", "nearly 1, hot"))
        run(book, 5, 8, 0.25f, nearly_one);
    for (int r = 1; r <= 8; r++)
        if (case_begin("picked", "random %d", r))
            random_case(true, r == 8 ? -700 : 0);
}
