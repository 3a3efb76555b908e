/* linear_rope.h: attention without softmax, in time that grows with T. */
#pragma once
#include "05-rope/rope.h"

//@ linear-rope-interface
/* Causal linear attention, q, k, v (B,H,T,D) -> (B,H,T,D):
 *
 *     out_i = sum_j w_ij v_j
 *     w_ij = (R_i f(q_i)) . (R_j f(k_j)) / sum_j f(q_i) . f(k_j)
 *
 * with j <= i, f(x) = elu(x) + 1 and R turned as table says, in the numerator
 * only; table NULL: not turned. (Su and others 2021, eq. 19.) The way of ops,
 * with a table of T x T weights, and with gradients. */
Tensor *t_linear_attend(Tensor *q, Tensor *k, Tensor *v,
                        const RopeTable *table, Pairing pairing);

/* The weights alone (B,H,T,T). */
Tensor *t_linear_weights(Tensor *q, Tensor *k, const RopeTable *table,
                         Pairing pairing);

//@ linear-rope-state
/* The same as a recurrence: what is known of all keys so far is one matrix
   and one row, and each token costs the same. Opens with zeros. */
typedef struct {
    int D, count;                   // count: the next token's place
    float *S, *z;                   // (D,D) and (D), see linear_state_step
    float *room;
} LinearState;

LinearState linear_state_open(int D);
void        linear_state_close(LinearState *s);

/* One token of one head: q, k, v (D) -> out (D). S is the sum over all keys
   of (R_j f(k_j))^T v_j, z that of f(k_j). */
void linear_state_step(LinearState *s, const float *q, const float *k,
                       const float *v, const RopeTable *table,
                       Pairing pairing, float *out);
