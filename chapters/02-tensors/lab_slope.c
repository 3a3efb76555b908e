/* lab_slope: how small should the nudge of a finite difference be? */
#include "lab.h"

#include <math.h>
#include <stdio.h>

//@ slope-loss
enum { Y = 2 };
static const float w = 1.3f;

/* A loss whose curve has a bend: (w^3 - y)^2. */
static float loss(float at)
{
    float u = at * at * at - Y;
    return u * u;
}

/* Its derivative from school: 2 u times 3 w^2, without rounding. */
static double slope(void)
{
    double u = (double)w * w * w - Y;
    return 2 * u * 3 * w * w;
}

//@ slope-nudges
typedef struct {
    double forward, central;
} Errors;

/* The relative errors of both differences for one h. */
static Errors errors(float h)
{
    double there = loss(w + h), back = loss(w - h), here = loss(w);
    double forward = (there - here) / h;
    double central = (there - back) / (2 * (double)h);
    return (Errors){ fabs(forward / slope() - 1),
                     fabs(central / slope() - 1) };
}

//@ slope-main
int main(int argc, char **argv)
{
    Errors best = { 1, 1 }, last = { 1, 1 };
    int best_bits = 0;
    lab_begin(argc, argv, false);
    printf("h          forward    central\n");
    for (int bits = 1; bits <= 24; bits++) {
        float h = ldexpf(1, -bits);
        last = errors(h);
        printf("2^-%-6d  %.1e    %.1e\n", bits, last.forward, last.central);
        lab_row("errors", "h=%.9g; forward=%.3e; central=%.3e", (double)h,
                last.forward, last.central);
        if (last.forward < best.forward)
            best.forward = last.forward;
        if (last.central < best.central) {
            best.central = last.central;
            best_bits = bits;
        }
    }
    lab_value("best-forward", best.forward);
    lab_value("best-central", best.central);
    lab_value("best-bits", best_bits);
    lab_claim("nudge-too-small",
              "The smallest nudge is worse than the best one by far.",
              HOLDS, last.central > 1000 * best.central);
    lab_claim("nudge-central",
              "The best central difference beats the best one-sided one.",
              HOLDS, best.central < best.forward / 10);
    return lab_end();
}
