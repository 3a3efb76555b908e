/* The driver of exercise 2.6: values near 0, far from it, and missing; cold
   and hot. */
#include "driver.h"
#include "6-soft-maximum.h"
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

enum { MOST = 40 };
#define COUNT(x) (sizeof (x) / sizeof *(x))

/* dx and dtau hold something before. */
static void run(bool backward, const float *values, size_t n, float tau)
{
    float *x = malloc(n * sizeof *x), *dx = malloc(n * sizeof *dx);
    float dtau = -0.5f;
    for (size_t i = 0; i < n; i++) {
        x[i] = values[i];
        dx[i] = 0.25f;
    }
    in_floats("x", x, n);
    in_float("tau", tau);
    if (backward) {
        float dout = (float)case_between(1, 16) / 4;
        in_float("dout", dout);
        in_text("before", "dx is 0.25 everywhere, dtau is -0.5");
        soft_maximum_backward(x, n, tau, dout, dx, &dtau);
        out_floats("dx", dx, n, 1e-5, 1e-5);
        out_float("dtau", dtau, 1e-5, 1e-5);
    } else {
        out_float("result", soft_maximum(x, n, tau), 1e-5, 1e-5);
    }
    free(x);
    free(dx);
    case_end();
}

/* About `centre`; some are missing, which is -INFINITY. */
static void random_case(bool backward, float centre, bool missing)
{
    float x[MOST], tau = (float)case_between(1, 512) / 128;
    size_t n = (size_t)case_between(2, MOST);
    for (size_t i = 0; i < n; i++)
        x[i] = missing && case_between(0, 3) == 0 ? -INFINITY
                                                  : centre + case_float();
    run(backward, x, n, tau);
}

static void cases(const char *part, bool backward)
{
    const float book[] = { 3, 1 }, equal[] = { 2, 2, 2, 2, 2, 2, 2 };
    const float high[] = { 1000, 999, 1000.5f }, low[] = { -1000, -1001 };
    const float gone[] = { -INFINITY, -INFINITY, -INFINITY };
    const float some[] = { 1, -INFINITY, 2, -INFINITY };
    const float apart[] = { 120, -120, 60, 119 };
    if (case_begin(part, "3 and 1"))
        run(backward, book, COUNT(book), 1);
    if (case_begin(part, "3 and 1, colder"))
        run(backward, book, COUNT(book), 0.25f);
    if (case_begin(part, "3 and 1, very hot"))
        run(backward, book, COUNT(book), 64);
    if (case_begin(part, "seven equal ones"))
        run(backward, equal, COUNT(equal), 2);
    if (case_begin(part, "a thousand"))
        run(backward, high, COUNT(high), 1);
    if (case_begin(part, "a thousand below zero"))
        run(backward, low, COUNT(low), 1);
    if (case_begin(part, "far apart, and cold"))
        run(backward, apart, COUNT(apart), 0.5f);
    if (case_begin(part, "one value"))
        run(backward, low, 1, 4);
    if (case_begin(part, "no values"))
        run(backward, book, 0, 1);
    if (case_begin(part, "some missing"))
        run(backward, some, COUNT(some), 1);
    if (case_begin(part, "all missing"))
        run(backward, gone, COUNT(gone), 1);
    if (case_begin(part, "one, and missing"))
        run(backward, gone, 1, 2);
    for (int r = 1; r <= 3; r++)
        if (case_begin(part, "random %d", r))
            random_case(backward, 0, r == 3);
    if (case_begin(part, "random, about 500"))
        random_case(backward, 500, true);
    if (case_begin(part, "random, about -500"))
        random_case(backward, -500, true);
}

void driver(void)
{
    cases("values", false);
    cases("gradients", true);
}
