/* compare.h: differences between tensors and what they should be. */
#pragma once
#include "02-tensors/golden.h"
#include "02-tensors/ops.h"
#include "02-tensors/params.h"

#include <math.h>

/* The largest difference, as a part of the largest value wanted, or of 1e-3;
   NaN where there is one. */
static inline double difference(const float *got, const float *want, size_t n)
{
    double most = 1e-3, far = 0;
    for (size_t i = 0; i < n; i++) {
        double d = fabs((double)got[i] - (double)want[i]);
        most = fmax(most, fabs((double)want[i]));
        far = d > far || d != d ? d : far;
    }
    return far / most;
}

/* A leaf of random numbers whose gradient is wanted. */
static inline Tensor *random_leaf(Rng *rng, int ndim, const int *dim)
{
    Tensor *t = tape_new("x", ndim, dim, NULL, NULL, NULL, NULL);
    init_normal(t, rng, 1);
    t->tracked = true;
    return t;
}

/* The recorded tensor as a leaf. */
static inline Tensor *golden_leaf(const Golden *g, bool tracked)
{
    Tensor *t = t_input(g->ndim, g->dim, g->at);
    t->tracked = tracked;
    return t;
}

/* backward of the sum of y times the weights w. */
static inline void weigh(Tensor *y, const float *w)
{
    backward(t_sum(t_mul(y, t_input(y->ndim, y->dim, w))));
}
