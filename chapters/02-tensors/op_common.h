/* op_common.h: what the ops' sources share. */
#pragma once
#include "01-sliding-window/require.h"
#include "02-tensors/lanes.h"
#include "02-tensors/ops.h"
#include "02-tensors/real.h"

#include <string.h>

//@ shared-loop
/* Before a loop whose n steps do not need each other: its steps go into
   vectors and, where there are many, to the threads. */
#define SHARED_LOOP _Pragma("omp parallel for simd if (parallel: n >= LARGE)")

//@ add-to
/* What a backward does most: grad += factor * from, where one is wanted. */
static inline void add_to(float *grad, const float *from, float factor,
                          size_t n)
{
    if (!grad)
        return;
    SHARED_LOOP
    for (size_t i = 0; i < n; i++)
        grad[i] += factor * from[i];
}

//@ shared-sums
/* to[c] += x[0][c] + x[1][c] + ..., for R rows of C. */
void add_column_sums(float *to, const float *x, size_t R, size_t C);

/* log sum_i e^(x_i), with room for C numbers. */
float log_sum_exp(const float *x, size_t C, float *room);
