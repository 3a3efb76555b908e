/* lab_absolute: how alike are neighbouring places, and how well does a path
   keep to the sinusoids? */
#include "lab.h"
#include "04-positions/absolute.h"
#include "04-positions/floater.h"

#include <math.h>
#include <stdio.h>

//@ absolute-alike
enum { C = 64 };

static double dot(const float *a, const float *b)
{
    double sum = 0;
    for (int c = 0; c < C; c++)
        sum += (double)a[c] * (double)b[c];
    return sum;
}

static double cosine(const float *a, const float *b)
{
    return dot(a, b) / sqrt(dot(a, a) * dot(b, b));
}

static void show_alike(void)
{
    static const int distances[] = { 1, 2, 3, 4, 8, 16, 32, 64, 128 };
    Rng rng = rng_seed(lab_seed());
    const Tensor *p = sinusoid_rows(0, 200, C, SIDE_BY_SIDE);
    Params ps = { 0 };
    Tensor *drawn = param(&ps, DIMS(200, C), "drawn");
    init_normal(drawn, &rng, 1);
    printf("distance  sinusoids  drawn by lot\n");
    for (int n = 0; n < 9; n++) {
        int d = distances[n];
        double a = cosine(p->data, p->data + d * C);
        double b = cosine(drawn->data, drawn->data + d * C);
        printf("%8d  %9.3f  %12.3f\n", d, a, b);
        lab_row("alike", "distance=%d; sinusoids=%.3f; drawn=%.3f", d, a, b);
    }
    double here = dot(p->data + 3 * C, p->data + 8 * C);
    double moved = dot(p->data + 103 * C, p->data + 108 * C);
    lab_value("alike-1", cosine(p->data, p->data + C));
    lab_value("alike-drawn", cosine(drawn->data, drawn->data + C));
    lab_claim("distance-only", "Places 3 and 8 are as alike as places 103 and "
              "108.", HOLDS, fabs(here - moved) < 1e-4);
    params_close(&ps);
}

//@ absolute-path
/* The largest distance between the path and the sinusoids over 512 places,
   with so many steps between two of them. */
static double off(int steps)
{
    enum { PLACES = 512 };
    Params ps = { 0 };
    Floater f = { .length = 1 };
    f.start = param(&ps, DIMS(1, C), "start");
    f.A = (Linear){ param(&ps, DIMS(C, C), "A"), NULL };
    f.W = (Linear){ param(&ps, DIMS(1, C), "W"), NULL };
    f.U = (Linear){ param(&ps, DIMS(C, 1), "U"), NULL };
    floater_sinusoidal(&f);
    tape_reset();
    const Tensor *path = floater_rows(&f, 0, PLACES, steps);
    const Tensor *want = sinusoid_rows(0, PLACES, C, SIDE_BY_SIDE);
    double worst = 0;
    for (int n = 0; n < PLACES * C; n++)
        worst = fmax(worst, fabs((double)(path->data[n] - want->data[n])));
    params_close(&ps);
    return worst;
}

static void show_path(void)
{
    double error[4];
    printf("\nsteps a place  off by\n");
    for (int n = 0; n < 4; n++) {
        error[n] = off(1 << n);
        printf("%13d  %.5f\n", 1 << n, error[n]);
        lab_row("path", "steps=%d; off=%.5f", 1 << n, error[n]);
    }
    lab_claim("fourth-order", "From two steps on, twice the steps make the "
              "error at least ten times smaller.", HOLDS,
              error[1] > 10 * error[2] && error[2] > 10 * error[3]);
    lab_value("path-ratio", error[1] / error[2]);
}

//@ absolute-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    show_alike();
    show_path();
    return lab_end();
}
