/* ops.h: what can be done with tensors. Each op returns a new tensor on the
   tape; its gradient is its neighbour in the source. */
#pragma once
#include "02-tensors/rng.h"
#include "02-tensors/tensor.h"

//@ ops-products
/* (...,M,K) x (...,K,N) -> (...,M,N). The leading dimensions are equal; or
   b is one matrix for all of a's rows. ta, tb: that side is stored with its
   last two axes swapped. */
Tensor *t_matmul(Tensor *a, Tensor *b, bool ta, bool tb);

//@ ops-arithmetic
Tensor *t_add(Tensor *a, Tensor *b);                // equal shapes
Tensor *t_sub(Tensor *a, Tensor *b);
Tensor *t_mul(Tensor *a, Tensor *b);                // element by element
Tensor *t_scale(Tensor *x, float factor);
Tensor *t_add_bias(Tensor *x, Tensor *b);           // (...,C) + (C)
Tensor *t_add_positions(Tensor *x, Tensor *p);      // (B,T,C) + (T,C)
Tensor *t_sum(Tensor *x);                           // -> (1)
Tensor *t_mean(Tensor *x);                          // -> (1)

//@ ops-functions
Tensor *t_exp(Tensor *x);
Tensor *t_log(Tensor *x);
Tensor *t_tanh(Tensor *x);
Tensor *t_sigmoid(Tensor *x);
Tensor *t_softplus(Tensor *x);                      // log(1 + e^x)
Tensor *t_relu(Tensor *x);

typedef enum { GELU_ERF, GELU_TANH, GELU_QUICK } Gelu;
Tensor *t_gelu(Tensor *x, Gelu which);

/* Each element becomes 0 with probability p, else is divided by 1 - p. */
Tensor *t_dropout(Tensor *x, float p, Rng *rng);

//@ ops-rows
/* These work on each row, that is, along the last axis. */
Tensor *t_softmax(Tensor *x);
Tensor *t_log_softmax(Tensor *x);
Tensor *t_layer_norm(Tensor *x, Tensor *gain, Tensor *bias, float eps);
Tensor *t_l2_norm(Tensor *x, float eps);    // each row over max(length, eps)

//@ ops-shape
/* Rows of a table: (V,C), ids of shape dim -> (dim,C). */
Tensor *t_embed(Tensor *table, const int *ids, int ndim, const int *dim);
Tensor *t_gather(Tensor *x, const int *index, int n);       // (R,C) -> (n,C)

/* count places along an axis, from the place from on; two tensors behind
   one another along it. */
Tensor *t_slice(Tensor *x, int axis, int from, int count);
Tensor *t_concat(Tensor *a, Tensor *b, int axis);

Tensor *t_reshape(Tensor *x, int ndim, const int *dim);
Tensor *t_transpose(Tensor *x);                     // (...,M,N) -> (...,N,M)
Tensor *t_split_heads(Tensor *x, int H);            // (B,T,HD) -> (B,H,T,D)
Tensor *t_merge_heads(Tensor *x);                   // (B,H,T,D) -> (B,T,HD)

/* Squares of P x P pixels as rows: (B,Ch,H,W) -> (B, H/P W/P, Ch P P), in
   the order of a convolution's weight (out,Ch,P,P). */
Tensor *t_patches(Tensor *image, int P);

//@ ops-losses
/* ignored: a negative target that stands for "no answer" (PyTorch's is
   -100), or 0 for none. smoothing: the share of the probability that all
   classes split evenly. */
typedef struct {
    int ignored;
    float smoothing;
} CrossEntropy;

/* -log of the probability of the target, the mean over the rows that count:
   logits (...,V), a target for each row -> (1). */
Tensor *t_cross_entropy(Tensor *logits, const int *target, CrossEntropy how);

/* The same with a distribution q for each row, of the logits' shape. */
Tensor *t_cross_entropy_soft(Tensor *logits, Tensor *q);
