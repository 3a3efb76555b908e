/*
 * Many ask, few remember
 * difficulty: ★★
 * points: 3
 * parts: forward 1, backward 2
 * time: 90 min
 *
 * After a thousand words, what fills the memory of a model that talks is not
 * its weights: it is the keys and values of all those words, in each layer and
 * for each head. Does every head need its own? Eight people who ask different
 * questions can look them up in the same two books.
 *
 * There are `Hq` heads of queries and only `Hk` heads of keys and values, and
 * `Hk` divides `Hq`. Neighbours share a book: with 8 and 2, the query heads 0
 * to 3 use key head 0, and 4 to 7 use key head 1. Otherwise it's the attention
 * you know. For query head `h` and position `i`, with its book `b`,
 *
 *     s[j] = q[h][i] · k[b][j] / sqrt(D)        for the keys j = 0, …, i
 *     p    = softmax(s)
 *     out[h][i] = p[0] v[b][0] + … + p[i] v[b][i]
 *
 * `q` and `out` are `(Hq,T,D)`, `k` and `v` are `(Hk,T,D)`. `attend_shared`
 * writes `out`. `attend_shared_backward` gets `dout` and adds to `dq`, `dk` and
 * `dv`.
 *
 * `T` may be 0, the others are at least 1. Scores may be several hundred. Take
 * sums in `double`; three digits are compared (absolute 1e-3, relative 1e-3).
 * You may allocate memory; give it back.
 */
#include "6-shared-memory.h"
#include <math.h>
#include <stdlib.h>

void attend_shared(Heads h, const float *q, const float *k, const float *v,
                   float *out)
{
    // TODO: causal attention with shared keys and values.
    (void)h, (void)q, (void)k, (void)v, (void)out;
}

void attend_shared_backward(Heads h, const float *q, const float *k,
                            const float *v, const float *dout, float *dq,
                            float *dk, float *dv)
{
    // TODO: its gradient, added to dq, dk and dv.
    (void)h, (void)q, (void)k, (void)v, (void)dout;
    (void)dq, (void)dk, (void)dv;
}
