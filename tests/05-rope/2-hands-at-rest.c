/* The driver of exercise 5.2: all hands turn, some, none. */
#include "driver.h"
#include "2-hands-at-rest.h"

enum { UNWRITTEN = -777 };

static void speeds(int D, double base, int sixteenths)
{
    double p = sixteenths / 16.0;
    double *speed = case_memory((size_t)(D / 2) * sizeof *speed);
    for (int a = 0; a < D / 2; a++)
        speed[a] = UNWRITTEN;
    in_int("D", D);
    in_float("base", base);
    in_float("p", p);
    out_int("turning", speeds_with_rest(speed, D, base, p));
    out_doubles("speed", speed, (size_t)(D / 2), 1e-12, 1e-6);
    case_end();
}

static float *numbers(int D)
{
    float *x = case_memory((size_t)D * sizeof *x);
    for (int d = 0; d < D; d++)
        x[d] = case_float();
    return x;
}

/* The first n of the pairs turn, at halving speeds; but every second one of
   them rests too, if `mixed`. */
static void rest(int D, int n, int mixed)
{
    double *speed = case_memory((size_t)(D / 2) * sizeof *speed);
    float *shown = case_memory((size_t)(D / 2) * sizeof *shown);
    double next = 1;
    for (int a = 0; a < n; a++, next /= 2)
        speed[a] = mixed && a % 2 == 0 ? 0 : next;
    for (int a = 0; a < D / 2; a++)
        shown[a] = (float)speed[a];
    float *q = numbers(D), *k = numbers(D);
    in_int("D", D);
    in_floats("q", q, (size_t)D);
    in_floats("k", k, (size_t)D);
    in_floats("speed", shown, (size_t)(D / 2));
    out_float("at-rest", score_at_rest(q, k, D, speed), 1e-6, 1e-6);
    case_end();
}

void driver(void)
{
    if (case_begin("speeds", "half of four"))
        speeds(8, 10000, 8);
    if (case_begin("speeds", "all of four"))
        speeds(8, 10000, 16);
    if (case_begin("speeds", "none"))
        speeds(8, 10000, 0);
    if (case_begin("speeds", "a quarter, base a million"))
        speeds(64, 1000000, 4);
    if (case_begin("speeds", "half of one pair"))
        speeds(2, 10000, 8);
    if (case_begin("speeds", "15/16 of five pairs"))
        speeds(10, 100, 15);
    for (int r = 1; r <= 4; r++)
        if (case_begin("speeds", "random %d", r)) {
            int D = 2 * case_between(3, 20), part = case_between(3, 13);
            speeds(D, case_between(100, 500000), part);
        }
    if (case_begin("rest", "one of two pairs"))
        rest(4, 1, 0);
    if (case_begin("rest", "all turn"))
        rest(6, 3, 0);
    if (case_begin("rest", "all rest"))
        rest(6, 0, 0);
    if (case_begin("rest", "not the last ones only"))
        rest(8, 3, 1);
    for (int r = 1; r <= 4; r++)
        if (case_begin("rest", "random %d", r)) {
            int D = 2 * case_between(3, 10);
            rest(D, case_between(1, D / 2 - 1), r == 4);
        }
}
