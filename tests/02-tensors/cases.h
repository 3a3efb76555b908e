/*
 * cases.h: every op, with inputs of two shapes or more, one of them awkward.
 * test_gradient.c differentiates each numerically, test_golden.c compares
 * each with what golden/make.py recorded under the same name.
 */
#pragma once
#include "02-tensors/ops.h"

#include <string.h>

typedef struct { int n, d[4]; } Shape;

typedef struct {
    const char *name;
    Tensor *(*run)(Tensor **x, int variant);
    bool positive;              // the inputs must be
    Shape in[3];                // n is 0 for one that is not there
} Case;

enum { IDS = 64 };

/* Numbers below n that repeat themselves; make.py makes the same ones. */
static inline const int *some_ids(int n)
{
    static int ids[IDS];
    for (int i = 0; i < IDS; i++)
        ids[i] = (i * 7 + 3) % n;
    return ids;
}

/* The same, each fourth of them left out. */
static inline const int *some_targets(int n)
{
    static int ids[IDS];
    for (int i = 0; i < IDS; i++)
        ids[i] = i % 4 == 1 ? -100 : (i * 7 + 3) % n;
    return ids;
}

/* CASE(f, expression in x and v) defines a function of a case. */
#define CASE(f, ...)                                                       \
    static Tensor *f(Tensor **x, int v)                                    \
    {                                                                      \
        (void)v;                                                           \
        return __VA_ARGS__;                                                \
    }

CASE(run_matmul, t_matmul(x[0], x[1], false, false))
CASE(run_matmul_ta, t_matmul(x[0], x[1], true, false))
CASE(run_matmul_tb, t_matmul(x[0], x[1], false, true))
CASE(run_matmul_tt, t_matmul(x[0], x[1], true, true))
CASE(run_add, t_add(x[0], x[1]))
CASE(run_sub, t_sub(x[0], x[1]))
CASE(run_mul, t_mul(x[0], x[1]))
CASE(run_scale, t_scale(x[0], v ? -2.5f : 0.3f))
CASE(run_add_bias, t_add_bias(x[0], x[1]))
CASE(run_add_positions, t_add_positions(x[0], x[1]))
CASE(run_sum, t_sum(x[0]))
CASE(run_mean, t_mean(x[0]))
CASE(run_exp, t_exp(x[0]))
CASE(run_log, t_log(x[0]))
CASE(run_tanh, t_tanh(x[0]))
CASE(run_sigmoid, t_sigmoid(x[0]))
CASE(run_softplus, t_softplus(x[0]))
CASE(run_relu, t_relu(x[0]))
CASE(run_gelu_erf, t_gelu(x[0], GELU_ERF))
CASE(run_gelu_tanh, t_gelu(x[0], GELU_TANH))
CASE(run_gelu_quick, t_gelu(x[0], GELU_QUICK))
CASE(run_softmax, t_softmax(x[0]))
CASE(run_log_softmax, t_log_softmax(x[0]))
CASE(run_layer_norm, t_layer_norm(x[0], x[1], x[2], 1e-5f))
CASE(run_l2_norm, t_l2_norm(x[0], v ? 3.0f : 1e-12f))
CASE(run_embed, v ? t_embed(x[0], some_ids(x[0]->dim[0]), DIMS(2, 3))
                  : t_embed(x[0], some_ids(x[0]->dim[0]), DIMS(9)))
CASE(run_gather, t_gather(x[0], some_ids(x[0]->dim[0]), v ? 1 : 8))
CASE(run_slice, v ? t_slice(x[0], 2, 1, 3) : t_slice(x[0], 0, 1, 2))
CASE(run_concat, t_concat(x[0], x[1], v ? 1 : 0))
CASE(run_reshape, t_reshape(x[0], DIMS(3, (int)numel(x[0]) / 3)))
CASE(run_transpose, t_transpose(x[0]))
CASE(run_split_heads, t_split_heads(x[0], v ? 1 : 3))
CASE(run_merge_heads, t_merge_heads(x[0]))
CASE(run_patches, t_patches(x[0], v ? 3 : 2))
CASE(run_cross_entropy, t_cross_entropy(x[0],
    some_ids(x[0]->dim[x[0]->ndim - 1]), (CrossEntropy){ 0 }))
CASE(run_cross_ignoring, t_cross_entropy(x[0],
    some_targets(x[0]->dim[x[0]->ndim - 1]),
    (CrossEntropy){ .ignored = -100 }))
CASE(run_cross_smooth, t_cross_entropy(x[0],
    some_targets(x[0]->dim[x[0]->ndim - 1]),
    (CrossEntropy){ .ignored = -100, .smoothing = 0.1f }))
CASE(run_cross_soft, t_cross_entropy_soft(x[0], x[1]))

/* The name, and with a second shape the same name and variant 1. */
static const Case cases[] = {
    { "matmul", run_matmul, 0, { { 2, { 4, 6 } }, { 2, { 6, 5 } } } },
    { "matmul", run_matmul, 0, { { 2, { 7, 33 } }, { 2, { 33, 19 } } } },
    { "matmul_ta", run_matmul_ta, 0, { { 2, { 6, 4 } }, { 2, { 6, 5 } } } },
    { "matmul_ta", run_matmul_ta, 0, { { 2, { 33, 7 } }, { 2, { 33, 1 } } } },
    { "matmul_tb", run_matmul_tb, 0, { { 2, { 4, 6 } }, { 2, { 5, 6 } } } },
    { "matmul_tb", run_matmul_tb, 0, { { 2, { 1, 17 } }, { 2, { 19, 17 } } } },
    { "matmul_tt", run_matmul_tt, 0, { { 2, { 6, 4 } }, { 2, { 5, 6 } } } },
    { "matmul_tt", run_matmul_tt, 0, { { 2, { 17, 7 } }, { 2, { 3, 17 } } } },
    { "matmul_batch", run_matmul, 0,
      { { 3, { 3, 4, 2 } }, { 3, { 3, 2, 5 } } } },
    { "matmul_batch", run_matmul_tb, 0,
      { { 4, { 2, 3, 5, 4 } }, { 4, { 2, 3, 7, 4 } } } },
    { "matmul_batch_ta", run_matmul_ta, 0,
      { { 3, { 3, 4, 2 } }, { 3, { 3, 4, 5 } } } },
    { "matmul_batch_ta", run_matmul_tt, 0,
      { { 4, { 2, 2, 4, 3 } }, { 4, { 2, 2, 5, 4 } } } },
    { "matmul_shared", run_matmul, 0,
      { { 3, { 3, 4, 2 } }, { 2, { 2, 5 } } } },
    { "matmul_shared", run_matmul_tb, 0,
      { { 4, { 2, 1, 3, 7 } }, { 2, { 5, 7 } } } },
    { "add", run_add, 0, { { 2, { 3, 4 } }, { 2, { 3, 4 } } } },
    { "add", run_add, 0, { { 3, { 1, 7, 5 } }, { 3, { 1, 7, 5 } } } },
    { "sub", run_sub, 0, { { 2, { 3, 4 } }, { 2, { 3, 4 } } } },
    { "sub", run_sub, 0, { { 1, { 17 } }, { 1, { 17 } } } },
    { "mul", run_mul, 0, { { 2, { 3, 4 } }, { 2, { 3, 4 } } } },
    { "mul", run_mul, 0, { { 3, { 2, 1, 9 } }, { 3, { 2, 1, 9 } } } },
    { "scale", run_scale, 0, { { 2, { 3, 4 } } } },
    { "scale", run_scale, 0, { { 1, { 19 } } } },
    { "add_bias", run_add_bias, 0, { { 2, { 3, 4 } }, { 1, { 4 } } } },
    { "add_bias", run_add_bias, 0, { { 3, { 5, 29, 3 } }, { 1, { 3 } } } },
    { "add_positions", run_add_positions, 0,
      { { 3, { 2, 3, 4 } }, { 2, { 3, 4 } } } },
    { "add_positions", run_add_positions, 0,
      { { 3, { 3, 1, 17 } }, { 2, { 1, 17 } } } },
    { "sum", run_sum, 0, { { 2, { 3, 4 } } } },
    { "sum", run_sum, 0, { { 4, { 2, 3, 1, 7 } } } },
    { "mean", run_mean, 0, { { 2, { 3, 4 } } } },
    { "mean", run_mean, 0, { { 3, { 5, 1, 7 } } } },
    { "exp", run_exp, 0, { { 2, { 3, 4 } } } },
    { "exp", run_exp, 0, { { 1, { 17 } } } },
    { "log", run_log, 1, { { 2, { 3, 4 } } } },
    { "log", run_log, 1, { { 1, { 17 } } } },
    { "tanh", run_tanh, 0, { { 2, { 3, 4 } } } },
    { "tanh", run_tanh, 0, { { 1, { 17 } } } },
    { "sigmoid", run_sigmoid, 0, { { 2, { 3, 4 } } } },
    { "sigmoid", run_sigmoid, 0, { { 1, { 17 } } } },
    { "softplus", run_softplus, 0, { { 2, { 3, 4 } } } },
    { "softplus", run_softplus, 0, { { 1, { 17 } } } },
    { "relu", run_relu, 0, { { 2, { 3, 4 } } } },
    { "relu", run_relu, 0, { { 1, { 17 } } } },
    { "gelu_erf", run_gelu_erf, 0, { { 2, { 3, 4 } } } },
    { "gelu_erf", run_gelu_erf, 0, { { 1, { 17 } } } },
    { "gelu_tanh", run_gelu_tanh, 0, { { 2, { 3, 4 } } } },
    { "gelu_tanh", run_gelu_tanh, 0, { { 1, { 17 } } } },
    { "gelu_quick", run_gelu_quick, 0, { { 2, { 3, 4 } } } },
    { "gelu_quick", run_gelu_quick, 0, { { 1, { 17 } } } },
    { "softmax", run_softmax, 0, { { 2, { 3, 4 } } } },
    { "softmax", run_softmax, 0, { { 3, { 2, 1, 37 } } } },
    { "log_softmax", run_log_softmax, 0, { { 2, { 3, 4 } } } },
    { "log_softmax", run_log_softmax, 0, { { 3, { 2, 1, 37 } } } },
    { "layer_norm", run_layer_norm, 0,
      { { 2, { 3, 8 } }, { 1, { 8 } }, { 1, { 8 } } } },
    { "layer_norm", run_layer_norm, 0,
      { { 3, { 7, 19, 5 } }, { 1, { 5 } }, { 1, { 5 } } } },
    { "layer_norm", run_layer_norm, 0,
      { { 2, { 2, 37 } }, { 1, { 37 } }, { 1, { 37 } } } },
    { "l2_norm", run_l2_norm, 0, { { 2, { 3, 4 } } } },
    { "l2_norm", run_l2_norm, 0, { { 3, { 2, 2, 5 } } } },
    { "embed", run_embed, 0, { { 2, { 5, 4 } } } },
    { "embed", run_embed, 0, { { 2, { 1, 3 } } } },
    { "gather", run_gather, 0, { { 2, { 5, 4 } } } },
    { "gather", run_gather, 0, { { 2, { 4, 17 } } } },
    { "slice", run_slice, 0, { { 2, { 4, 3 } } } },
    { "slice", run_slice, 0, { { 4, { 2, 3, 5, 2 } } } },
    { "concat", run_concat, 0, { { 2, { 2, 3 } }, { 2, { 4, 3 } } } },
    { "concat", run_concat, 0, { { 3, { 2, 3, 5 } }, { 3, { 2, 1, 5 } } } },
    { "reshape", run_reshape, 0, { { 2, { 6, 4 } } } },
    { "reshape", run_reshape, 0, { { 4, { 1, 5, 1, 3 } } } },
    { "transpose", run_transpose, 0, { { 2, { 3, 4 } } } },
    { "transpose", run_transpose, 0, { { 4, { 2, 3, 5, 1 } } } },
    { "split_heads", run_split_heads, 0, { { 3, { 2, 4, 6 } } } },
    { "split_heads", run_split_heads, 0, { { 3, { 3, 1, 5 } } } },
    { "merge_heads", run_merge_heads, 0, { { 4, { 2, 3, 4, 2 } } } },
    { "merge_heads", run_merge_heads, 0, { { 4, { 1, 5, 3, 1 } } } },
    { "patches", run_patches, 0, { { 4, { 2, 3, 4, 6 } } } },
    { "patches", run_patches, 0, { { 4, { 1, 2, 9, 3 } } } },
    { "cross_entropy", run_cross_entropy, 0, { { 2, { 6, 5 } } } },
    { "cross_entropy", run_cross_entropy, 0, { { 3, { 2, 3, 37 } } } },
    { "cross_ignoring", run_cross_ignoring, 0, { { 2, { 6, 5 } } } },
    { "cross_ignoring", run_cross_ignoring, 0, { { 2, { 11, 2 } } } },
    { "cross_smooth", run_cross_smooth, 0, { { 2, { 6, 5 } } } },
    { "cross_smooth", run_cross_smooth, 0, { { 3, { 2, 3, 37 } } } },
    { "cross_soft", run_cross_soft, 1,
      { { 2, { 6, 5 } }, { 2, { 6, 5 } } } },
    { "cross_soft", run_cross_soft, 1,
      { { 3, { 2, 1, 19 } }, { 3, { 2, 1, 19 } } } },
};
enum { CASES = sizeof cases / sizeof cases[0] };

/* Which shape of its op a case has: 0 for the first, 1 for the second ... */
static inline int variant(int c)
{
    int v = 0;
    while (c > 0 && strcmp(cases[c - 1].name, cases[c].name) == 0)
        c--, v++;
    return v;
}
