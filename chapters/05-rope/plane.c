#include "05-rope/plane.h"

#include "01-sliding-window/require.h"
#include "05-rope/theta.h"

#include <math.h>

//@ plane-axial
static void check_width(int D)
{
    REQUIRE(D >= 4 && D % 4 == 0, "rope: %d numbers are not two halves of "
            "pairs", D);
}

RopeTable rope_axial(int still, int h, int w, int D, double base)
{
    check_width(D);
    int half = D / 4;                       // pairs for each coordinate
    double *theta = allocate((size_t)half, sizeof *theta);
    rope_theta(theta, D / 2, base);
    RopeTable t = rope_table_open(still + h * w, D / 2);
    for (int p = 0; p < t.P; p++)
        for (int a = 0; a < half; a++) {
            int x = p < still ? 0 : (p - still) % w;
            int y = p < still ? 0 : (p - still) / w;
            rope_table_set(&t, p, a, x * theta[a], 1);
            rope_table_set(&t, p, half + a, y * theta[a], 1);
        }
    free(theta);
    return t;
}

//@ plane-mixed
/* Head h's first half of pairs turns along an axis at the angle turn to the
   right, its second half along one at a right angle to that. */
Tensor *rope_mixed_new(Params *ps, Rng *rng, const char *name, int H, int D,
                       double base)
{
    check_width(D);
    int half = D / 4, row = H * D / 2;
    Tensor *speed = param(ps, DIMS(2, row), "%s", name);
    float *u = speed->data, *v = speed->data + row;
    for (int h = 0; h < H; h++) {
        double turn = 2 * 3.14159265358979323846 * (double)rng_uniform(rng);
        for (int a = 0; a < half; a++) {
            double theta = pow(base, -4.0 * a / D);
            int i = h * D / 2 + a, j = i + half;
            u[i] = (float)(theta * cos(turn));
            v[i] = (float)(theta * sin(turn));
            u[j] = (float)(theta * -sin(turn));
            v[j] = (float)(theta * cos(turn));
        }
    }
    return speed;
}

//@ plane-angles
Tensor *rope_mixed_angles(Tensor *speed, int H, int still, int h, int w)
{
    int T = still + h * w;
    Tensor *place = tape_new("place", DIMS(T, 2), NULL, NULL, NULL, NULL);
    for (int p = 0; p < T; p++) {
        int patch = p - still;
        place->data[2 * p] = patch < 0 ? 0 : (float)(patch % w);
        place->data[2 * p + 1] = patch < 0 ? 0 : (float)(patch / w);
    }
    return t_angles(place, speed, H);
}
