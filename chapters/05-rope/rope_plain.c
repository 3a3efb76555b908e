#include "05-rope/rope.h"

#include <math.h>

//@ rope-plain
/* Where the two sides of arrow a stand in a row. */
static int across(int a, Pairing pairing)
{
    return pairing == PAIR_NEIGHBOURS ? 2 * a : a;
}

static int up(int a, int D, Pairing pairing)
{
    return pairing == PAIR_NEIGHBOURS ? 2 * a + 1 : a + D / 2;
}

void rope_plain(float *x, int D, double m, const double *theta,
                Pairing pairing)
{
    for (int a = 0; a < D / 2; a++) {
        float *re = &x[across(a, pairing)], *im = &x[up(a, D, pairing)];
        float c = (float)cos(m * theta[a]), s = (float)sin(m * theta[a]);
        float turned = *re * c - *im * s;
        *im = *re * s + *im * c;
        *re = turned;
    }
}
