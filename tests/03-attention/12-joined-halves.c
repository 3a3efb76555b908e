/* The driver of exercise 3.12: keys joined in several ways, long texts, spikes
   that come and go. */
#include "driver.h"
#include "12-joined-halves.h"
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

enum { MOST = 60000, SHOWN = 40, UNWRITTEN = -777 };
typedef enum { PLAIN, MASKED, SPIKES, RISING, FALLING } Kind;

static float score_of(Kind kind, int i)
{
    float x = case_float() / 4;
    if (kind == MASKED)
        return case_between(0, 2) ? x : -INFINITY;
    if (kind == SPIKES)
        return case_between(0, 9) ? x : x + 50;
    if (kind == RISING)
        return x + 10 * (float)i;
    return kind == FALLING ? x - 10 * (float)i : x;
}

static float *scores(Kind kind, int T)
{
    float *x = malloc((size_t)T * sizeof *x);
    for (int i = 0; i < T; i++)
        x[i] = score_of(kind, i);
    return x;
}

static float *values(int T)
{
    float *x = malloc((size_t)T * sizeof *x);
    for (int i = 0; i < T; i++)
        x[i] = case_float();
    return x;
}

/* ---- join --------------------------------------------------------------- */

static void out_seen(const char *name, Sight s)
{
    double x[] = { s.max, s.sum, s.value, seen_mean(s) };
    out_doubles(name, x, 4, 1e-5, 1e-5);
}

/* The keys from `from` to before `to`, halved again and again. */
static Sight halved(const float *score, const float *value, int from, int to)
{
    int middle = from + (to - from) / 2;
    if (to == from)
        return (Sight){ -INFINITY, 0, 0 };
    if (to - from == 1)
        return seen_key(score[from], value[from]);
    return seen_both(halved(score, value, from, middle),
                     halved(score, value, middle, to));
}

/* One after the other, in halves, and from the end; takes both over. */
static void join(float *score, float *value, int T)
{
    Sight row = { -INFINITY, 0, 0 }, back = row;
    in_floats("score", score, (size_t)T);
    in_floats("value", value, (size_t)T);
    in_text("shown", "max, sum, value and mean");
    for (int i = 0; i < T; i++) {
        row = seen_both(row, seen_key(score[i], value[i]));
        back = seen_both(seen_key(score[T - 1 - i], value[T - 1 - i]), back);
    }
    out_seen("one-by-one", row);
    out_seen("in-halves", halved(score, value, 0, T));
    out_seen("from-the-end", back);
    free(score);
    free(value);
    case_end();
}

static float *copied(const float *from, int n)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = from[i];
    return x;
}

static void joins(void)
{
    const float book[] = { 3, 5 }, high[] = { 1000, -1000, 999, 1000.5f };
    const float some[] = { -INFINITY, 2, -INFINITY, -INFINITY, 1 };
    const float gone[] = { -INFINITY, -INFINITY, -INFINITY };
    const float value[] = { 1, 4, -2, 8, 0.5f };
    if (case_begin("join", "scores 3 and 5"))
        join(copied(book, 2), copied(value, 2), 2);
    if (case_begin("join", "one key"))
        join(copied(book, 1), copied(value, 1), 1);
    if (case_begin("join", "a thousand, and a thousand below zero"))
        join(copied(high, 4), copied(value, 4), 4);
    if (case_begin("join", "some masked"))
        join(copied(some, 5), copied(value, 5), 5);
    if (case_begin("join", "all masked"))
        join(copied(gone, 3), copied(value, 3), 3);
    if (case_begin("join", "no keys"))
        join(copied(gone, 0), copied(value, 0), 0);
    for (int r = 0; r < 5; r++)
        if (case_begin("join", "random %d", r + 1)) {
            int T = case_between(3, 20);
            float *score = scores((Kind)r, T);
            join(score, values(T), T);
        }
}

/* ---- rows --------------------------------------------------------------- */

/* Of a long row only some answers are shown. W is 0 for all keys so far. */
static void row(float *score, float *value, int T, int W)
{
    float *out = malloc((size_t)T * sizeof *out), some[SHOWN];
    int each = (T - 1) / SHOWN + 1, count = 0;
    for (int i = 0; i < T; i++)
        out[i] = UNWRITTEN;
    in_int("T", T);
    if (W)
        in_int("W", W);
    if (T <= SHOWN) {
        in_floats("score", score, (size_t)T);
        in_floats("value", value, (size_t)T);
    } else {
        in_text("score,value", "random, too many to be shown");
        in_int("shown-is-each", each);
    }
    if (W)
        mean_of_window(score, value, T, W, out);
    else
        mean_so_far(score, value, T, out);
    for (int i = each - 1; i < T; i += each)
        some[count++] = out[i];
    out_floats("out", some, (size_t)count, 1e-5, 1e-5);
    free(score);
    free(value);
    free(out);
    case_end();
}

static void random_row(Kind kind, int T, int W)
{
    float *score = scores(kind, T);
    row(score, values(T), T, W);
}

static void cases(const char *part, int W)
{
    const float book[] = { 0, 50, 1, 2, 0, 3 }, value[] = { 4, 1, 2, 8, 1, -1 };
    const float gone[] = { -INFINITY, -INFINITY, 1, -INFINITY, -INFINITY,
                           -INFINITY };
    const float rising[] = { -1000, -999, -400, 200, 999, 1000 };
    if (case_begin(part, "a score of 50"))
        row(copied(book, 6), copied(value, 6), 6, W);
    if (case_begin(part, "one key that is seen"))
        row(copied(gone, 6), copied(value, 6), 6, W);
    if (case_begin(part, "each far above the last"))
        row(copied(rising, 6), copied(value, 6), 6, W);
    if (case_begin(part, "one key"))
        row(copied(book, 1), copied(value, 1), 1, W);
    if (case_begin(part, "no keys"))
        row(copied(book, 0), copied(value, 0), 0, W);
    for (int r = 0; r < 5; r++)
        if (case_begin(part, "random %d", r + 1))
            random_row((Kind)r, case_between(12, SHOWN), W);
    for (int r = 0; r < 3; r++)
        if (case_begin(part, "random, %d keys", MOST / (r + 1)))
            random_row((Kind)r, MOST / (r + 1), W ? MOST / (r + 1) / 2 : 0);
}

void driver(void)
{
    joins();
    cases("so-far", 0);
    cases("window", 3);
    if (case_begin("window", "random, itself alone"))
        random_row(PLAIN, 12, 1);
    if (case_begin("window", "random, wider than the text"))
        random_row(SPIKES, 12, 2000000000);
    if (case_begin("window", "random, as wide as the text"))
        random_row(PLAIN, 20, 20);
}
