/* attention.h: each query asks all keys, and gets the mean of the values
   whose keys answered. */
#pragma once
#include "02-tensors/tensor.h"

//@ mask
/* Which keys a query may see. All zeros: every key. */
typedef struct {
    bool causal;        // none that stands behind the query's own place
    int W;              // none W places away or more; 0: any
    int sinks;          // but so many first keys stay in a window's sight
    int prefix;         // so many first keys are seen from everywhere
    const int *keys;    // how many keys of each sequence are real; NULL: all
} Mask;

//@ seen
/* What a query sees of S keys: [0, head) and [from, to). All of the book's
   masks are of this kind, and this is where they are defined. The query of
   sequence b stands at the place i among the keys. */
typedef struct { int head, from, to; } Seen;
Seen mask_seen(const Mask *m, int b, int i, int S);

bool attends(const Mask *m, int b, int i, int j, int S);

//@ attend-interface
/* q (B,H,T,D), k and v (B,H,S,D) -> (B,H,T,D):
 *
 *     out_i = sum_j weight_ij v_j
 *     weight_i = softmax over the keys j that i sees of
 *                q_i . k_j / sqrt(D) + bias_ij
 *
 * The bias (H,T,S) is the same for all sequences, or NULL. The T queries
 * stand at the last T of the S places. One that sees no key is refused. */
Tensor *t_attend(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                 Tensor *bias);

/* The weights alone (B,H,T,S). */
Tensor *t_attention_weights(Tensor *q, Tensor *k, const Mask *mask,
                            Tensor *bias);

/* Scores (B,H,T,S) made in another way: minus infinity where a query does not
   see a key. */
Tensor *t_mask(Tensor *scores, const Mask *mask);

/* The same as t_attend in blocks of keys: nothing of size T x S is kept,
   and keys that no query of a block sees are not visited. */
Tensor *t_attend_streamed(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                          Tensor *bias);

//@ attend-check
/* Refuses, in the name of op, shapes and masks that do not fit. */
void attend_check(const char *op, Tensor *q, Tensor *k, Tensor *v,
                  const Mask *mask, Tensor *bias);
