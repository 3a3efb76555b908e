#include "05-rope/rope.h"

#include <math.h>

//@ rope-plain
/* Where the two sides of arrow a stand in a row. */
static int first_side(int a, Pairing pairing)
{
    return pairing == PAIR_NEIGHBOURS ? 2 * a : a;
}

static int second_side(int a, int D, Pairing pairing)
{
    return pairing == PAIR_NEIGHBOURS ? 2 * a + 1 : a + D / 2;
}

void rope_plain(float *x, int D, double m, const double *theta,
                Pairing pairing)
{
    for (int a = 0; a < D / 2; a++) {
        float *re = &x[first_side(a, pairing)];
        float *im = &x[second_side(a, D, pairing)];
        float c = (float)cos(m * theta[a]), s = (float)sin(m * theta[a]);
        float turned = *re * c - *im * s;
        *im = *re * s + *im * c;
        *re = turned;
    }
}
