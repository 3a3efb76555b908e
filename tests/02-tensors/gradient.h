/*
 * gradient.h: compares backward with central differences.
 *
 *     double worst = gradient_error(run, 0, x, 2);
 *
 * The loss is the sum of the output's elements, each times a random weight:
 * with a plain sum, a backward that is wrong only in the mean would pass.
 */
#pragma once
#include "02-tensors/ops.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 4096 };       // elements of an input or output

/* One loss, without a tape's rounding: y is weighted and summed in double. */
static inline double weighted(Tensor *(*run)(Tensor **, int), int v,
                              Tensor **x, const float *w)
{
    Tensor *y = run(x, v);
    double loss = 0;
    for (size_t i = 0; i < numel(y); i++)
        loss += (double)y->data[i] * (double)w[i];
    return loss;
}

/* d loss / d x[k], with an error of the fourth order in the step h. */
static inline double slope_at(Tensor *(*run)(Tensor **, int), int v,
                              Tensor **x, const float *w, float *at)
{
    double f[4];
    const float steps[] = { -2, -1, 1, 2 }, h = 0x1p-6f, here = *at;
    for (int s = 0; s < 4; s++) {
        *at = here + steps[s] * h;
        f[s] = weighted(run, v, x, w);
    }
    *at = here;
    return (8 * (f[2] - f[1]) - (f[3] - f[0])) / (12 * (double)h);
}

/* The largest difference over all inputs, as a part of the largest slope of
   that input. Inputs must be tracked; they stay as they are. */
static inline double gradient_error(Tensor *(*run)(Tensor **, int), int v,
                                    Tensor **x, int inputs)
{
    Rng rng = rng_seed(77);
    float w[MOST];
    Tensor *y = run(x, v);
    if (numel(y) > MOST)
        return INFINITY;
    for (size_t i = 0; i < numel(y); i++)
        w[i] = rng_normal(&rng);
    backward(t_sum(t_mul(y, t_input(y->ndim, y->dim, w))));
    double worst = 0;
    for (int k = 0; k < inputs; k++) {
        double most = 1e-3, far = 0;
        for (size_t i = 0; i < numel(x[k]); i++) {
            double s = slope_at(run, v, x, w, &x[k]->data[i]);
            double d = fabs(s - (double)x[k]->grad[i]);
            most = fabs(s) > most ? fabs(s) : most;
            far = d > far || d != d ? d : far;
        }
        worst = far / most > worst || far != far ? far / most : worst;
    }
    return worst;
}
