/* The driver of exercise 5.8: short texts and very long ones. */
#include "driver.h"
#include "8-old-stamp.h"

enum { UNWRITTEN = -777 };

static float *numbers(int n)
{
    float *x = case_memory((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = case_float() / 4;
    return x;
}

/* Rows between the places `low` and `high`, moved by up to `step`. */
static void stamps(Kept m, int n, int low, int high, int step)
{
    int *from = case_memory((size_t)n * sizeof *from);
    int *to = case_memory((size_t)n * sizeof *to);
    for (int j = 0; j < n; j++) {
        from[j] = case_between(low, high);
        to[j] = step > 0 ? from[j] + case_between(-step, step) : j;
    }
    float *k = numbers(n * m.D);
    in_int("D", m.D);
    in_float("base", m.base);
    in_ints("from", from, (size_t)n);
    in_ints("to", to, (size_t)n);
    in_floats("k", k, (size_t)(n * m.D));
    restamp(m, n, from, to, k);
    out_floats("k", k, (size_t)(n * m.D), 1e-4, 1e-4);
    case_end();
}

static void all_stamps(void)
{
    Kept four = { 4, 10000, 0, 1 }, six = { 6, 100, 0, 1 };
    if (case_begin("restamp", "one key, to place 0"))
        stamps(four, 1, 3, 3, 0);
    if (case_begin("restamp", "three, close together"))
        stamps(six, 3, 10, 14, 0);
    if (case_begin("restamp", "forwards and back"))
        stamps(six, 3, 20, 40, 15);
    if (case_begin("restamp", "from far away"))
        stamps(four, 2, 2000000000, 2000000100, 0);
    if (case_begin("restamp", "no keys"))
        stamps(six, 0, 0, 1, 1);
    for (int r = 1; r <= 4; r++)
        if (case_begin("restamp", "random %d", r)) {
            Kept m = { 2 * case_between(2, 4), case_between(10, 20000), 0, 1 };
            stamps(m, case_between(1, 3), 0, 5000, r % 2 ? 0 : 2000);
        }
}

static void scores(Kept m, int newest)
{
    int room = m.sinks + m.recent, n = newest < room ? newest + 1 : room;
    float *q = numbers(m.D), *k = numbers(n * m.D);
    float *score = case_memory((size_t)n * sizeof *score);
    for (int j = 0; j < n; j++)
        score[j] = UNWRITTEN;
    in_int("D", m.D);
    in_float("base", m.base);
    in_int("sinks", m.sinks);
    in_int("recent", m.recent);
    in_int("newest", newest);
    in_floats("q", q, (size_t)m.D);
    in_floats("k", k, (size_t)(n * m.D));
    out_int("n", scores_of_kept(m, newest, q, k, score));
    out_floats("score", score, (size_t)n, 1e-4, 1e-4);
    out_floats("k-after", k, (size_t)(n * m.D), 0, 0);
    case_end();
}

void driver(void)
{
    all_stamps();
    if (case_begin("scores", "the first token"))
        scores((Kept){ 4, 100, 2, 3 }, 0);
    if (case_begin("scores", "all still kept, one more to come"))
        scores((Kept){ 4, 100, 2, 3 }, 3);
    if (case_begin("scores", "just full"))
        scores((Kept){ 4, 100, 2, 3 }, 4);
    if (case_begin("scores", "the first that is dropped"))
        scores((Kept){ 4, 100, 2, 3 }, 5);
    if (case_begin("scores", "after a million"))
        scores((Kept){ 6, 10000, 1, 3 }, 1000000);
    if (case_begin("scores", "after two thousand million"))
        scores((Kept){ 4, 10000, 3, 2 }, 2000000000);
    if (case_begin("scores", "no sinks"))
        scores((Kept){ 4, 100, 0, 4 }, 50);
    if (case_begin("scores", "the newest alone, and sinks"))
        scores((Kept){ 4, 100, 3, 1 }, 77);
    for (int r = 1; r <= 4; r++)
        if (case_begin("scores", "random %d", r)) {
            int sinks = case_between(1, 3), recent = case_between(2, 4);
            int D = 2 * case_between(2, 4), newest = case_between(3, 3000);
            scores((Kept){ D, case_between(10, 20000), sinks, recent }, newest);
        }
}
