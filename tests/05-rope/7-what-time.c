/* The driver of exercise 5.7: one hand, and clocks whose hands tremble. */
#include "driver.h"
#include "7-what-time.h"

enum { HANDS_MOST = 9 };

static const double TURN = 6.283185307179586;

static void hand(double speed, float x, float y, float turned_x,
                 float turned_y)
{
    float one[] = { x, y }, other[] = { turned_x, turned_y };
    float *from = case_copy(one, sizeof one);
    float *to = case_copy(other, sizeof other);
    in_float("speed", speed);
    in_floats("from", from, 2);
    in_floats("to", to, 2);
    out_float("time", time_of_hand(speed, from, to), 1e-6, 1e-6);
    case_end();
}

static void hands(void)
{
    if (case_begin("hand", "three quarters"))
        hand(0.1, 1, 0, 0, -2);
    if (case_begin("hand", "a quarter"))
        hand(1, 3, 0, 0, 3);
    if (case_begin("hand", "half a turn"))
        hand(0.01, 1, 2, -1, -2);
    if (case_begin("hand", "seven eighths"))
        hand(0.001, 2, 2, 3, 0);
    if (case_begin("hand", "nearly a turn"))
        hand(0.25, -3, 1, -3, 1.0625f);
    if (case_begin("hand", "not moved"))
        hand(0.5, 2, -3, 2, -3);
    if (case_begin("hand", "only longer"))
        hand(0.5, -2, -3, -4, -6);
    if (case_begin("hand", "no arrow"))
        hand(0.5, 0, 0, 1, 2);
    if (case_begin("hand", "no arrow any more"))
        hand(0.5, 1, 2, 0, 0);
    for (int r = 1; r <= 6; r++)
        if (case_begin("hand", "random %d", r)) {
            double speed = 1.0 / case_between(2, 1000);
            float x = case_float(), y = 1 + case_float() / 16;
            float turned_x = case_float(), turned_y = case_float();
            hand(speed, x, y, turned_x, turned_y);
        }
}

/* e^(i angle) as a series, so that the inputs don't depend on a library. */
static void direction(double angle, double *c, double *s)
{
    double re = 1, im = 0;
    angle -= TURN * (double)(long long)(angle / TURN);
    *c = *s = 0;
    for (int n = 1; n < 60; n++) {
        *c += re;
        *s += im;
        double next = -im * angle / n;
        im = re * angle / n;
        re = next;
    }
}

/* To a multiple of 1/256. */
static float stored(double x)
{
    return (float)((double)(long long)(x * 256 + (x < 0 ? -0.5 : 0.5)) / 256);
}

/* Hand a is off by error[a] thousandths of a radian. */
static void clock_case(int A, const double *speeds, int place,
                       const int *error)
{
    double *speed = case_copy(speeds, (size_t)A * sizeof *speed);
    float *from = case_memory((size_t)(2 * A) * sizeof *from);
    float *to = case_memory((size_t)(2 * A) * sizeof *to);
    for (int a = 0; a < A; a++) {
        double c, s;
        float x = from[2 * a] = 2 + case_float() / 8;
        float y = from[2 * a + 1] = case_float();
        direction(place * speed[a] + error[a] / 1000.0, &c, &s);
        to[2 * a] = stored(x * c - y * s);
        to[2 * a + 1] = stored(x * s + y * c);
        in_float("speed", speed[a]);
    }
    in_floats("from", from, (size_t)(2 * A));
    in_floats("to", to, (size_t)(2 * A));
    out_int("place", time_of_clock(A, speed, from, to));
    case_end();
}

/* The errors are all `sign` times 90 thousandths, or random where it's 0. */
static void regular(int A, double ratio, int place, int sign)
{
    double speed[HANDS_MOST] = { 1 };
    int error[HANDS_MOST];
    for (int a = 0; a < A; a++) {
        if (a > 0)
            speed[a] = speed[a - 1] / ratio;
        error[a] = sign ? sign * 90 : case_between(-95, 95);
    }
    clock_case(A, speed, place, error);
}

static void random_clock(int A)
{
    double speed[HANDS_MOST] = { 1 };
    int error[HANDS_MOST] = { case_between(-95, 95) };
    for (int a = 1; a < A; a++) {
        speed[a] = speed[a - 1] / case_between(2, 10);
        error[a] = case_between(-95, 95);
    }
    double most = (TURN - 0.2) / speed[A - 1];
    clock_case(A, speed, case_between(0, (int)most), error);
}

void driver(void)
{
    hands();
    if (case_begin("clock", "one hand"))
        regular(1, 10, 4, 1);
    if (case_begin("clock", "place 0, a little before twelve"))
        regular(4, 10, 0, -1);
    if (case_begin("clock", "place 0, a little after twelve"))
        regular(3, 7, 0, 1);
    if (case_begin("clock", "place 1, before twelve for the slowest"))
        regular(5, 10, 1, -1);
    if (case_begin("clock", "as late as it may be"))
        regular(4, 10, 6083, 1);
    if (case_begin("clock", "place 44: seven turns, nearly"))
        regular(3, 10, 44, -1);
    if (case_begin("clock", "half a thousand million"))
        regular(9, 10, 500000000, 0);
    if (case_begin("clock", "nine hands, another place"))
        regular(9, 10, 123456789, 1);
    if (case_begin("clock", "nine hands, and one more"))
        regular(9, 9.5, 314159265, -1);
    for (int r = 1; r <= 6; r++)
        if (case_begin("clock", "random %d", r))
            random_clock(r + 2);
}
