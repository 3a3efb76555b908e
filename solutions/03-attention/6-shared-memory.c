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
 *
 * hint: First which book: `b = h / (Hq / Hk)`. (`h % Hk` is another sharing,
 *   in which neighbours never read the same book. Checkpoints mean the
 *   first one.) Then forget it: one query is a function of one row of `q`, of
 *   `i + 1` rows of `k` and `v`, and of nothing else.
 * hint: On the way back take one query at a time, and compute its `p` again.
 *   `dv[b][j]` collects `p[j] dout`. The gradient of `p[j]` is the dot
 *   product of `dout` and `v[b][j]`; call it `dp[j]`.
 * hint: Through the softmax: `ds[j] = p[j] (dp[j] - mean)`, where `mean` is the
 *   sum of `p[j] dp[j]` over the keys that were seen. All the weights hang
 *   together: raise one, and the others must fall.
 * hint: Then `dq[h][i]` collects `ds[j] k[b][j] / sqrt(D)` and `dk[b][j]`
 *   collects `ds[j] q[h][i] / sqrt(D)`. Add, always: `Hq / Hk` heads and all
 *   later positions add to the same row of `dk` and `dv`.
 * after: With one book for all it is called multi-query attention, with one
 *   each it is the ordinary one, and what lies between is grouped-query
 *   attention: eight books for 64 heads in the largest Llama 2. The memory of
 *   a long text shrinks by Hq / Hk, and so does the time to read it again for
 *   every word.
 */
#include "6-shared-memory.h"
#include <math.h>
#include <stdlib.h>

//! answer
static double dot(const float *a, const float *b, int D)
{
    double sum = 0;
    for (int c = 0; c < D; c++)
        sum += (double)a[c] * b[c];
    return sum;
}

/* The weights p[0], ..., p[i] of one query for the keys of its book. */
static void weigh(const float *q, const float *k, int i, int D, double *p)
{
    double largest = -INFINITY, sum = 0;
    for (int j = 0; j <= i; j++) {
        p[j] = dot(q, k + j * D, D) / sqrt(D);
        largest = fmax(largest, p[j]);
    }
    for (int j = 0; j <= i; j++)
        sum += p[j] = exp(p[j] - largest);
    for (int j = 0; j <= i; j++)
        p[j] /= sum;
}

/* Where the book of query head `head` begins. */
static int book(Heads h, int head)
{
    return head / (h.Hq / h.Hk) * h.T * h.D;
}

void attend_shared(Heads h, const float *q, const float *k, const float *v,
                   float *out)
{
    double *p = malloc((size_t)h.T * sizeof *p);
    for (int r = 0; r < h.Hq * h.T; r++) {
        int i = r % h.T, b = book(h, r / h.T);
        weigh(q + r * h.D, k + b, i, h.D, p);
        for (int c = 0; c < h.D; c++) {
            double mixed = 0;
            for (int j = 0; j <= i; j++)
                mixed += p[j] * v[b + j * h.D + c];
            out[r * h.D + c] = (float)mixed;
        }
    }
    free(p);
}

/* One query, its weights p given: adds to dq, a row, and to dk and dv of its
   book. */
static void query_backward(const float *q, const float *k, const float *v,
                           const float *dout, const double *p, int i, int D,
                           float *dq, float *dk, float *dv)
{
    double mean = 0;
    for (int j = 0; j <= i; j++)
        mean += p[j] * dot(dout, v + j * D, D);
    for (int j = 0; j <= i; j++) {
        double ds = p[j] * (dot(dout, v + j * D, D) - mean) / sqrt(D);
        for (int c = 0; c < D; c++) {
            dq[c] += (float)(ds * k[j * D + c]);
            dk[j * D + c] += (float)(ds * q[c]);
            dv[j * D + c] += (float)(p[j] * dout[c]);
        }
    }
}

void attend_shared_backward(Heads h, const float *q, const float *k,
                            const float *v, const float *dout, float *dq,
                            float *dk, float *dv)
{
    double *p = malloc((size_t)h.T * sizeof *p);
    for (int r = 0; r < h.Hq * h.T; r++) {
        int i = r % h.T, b = book(h, r / h.T), at = r * h.D;
        weigh(q + at, k + b, i, h.D, p);
        query_backward(q + at, k + b, v + b, dout + at, p, i, h.D, dq + at,
                       dk + b, dv + b);
    }
    free(p);
}
//! stub
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
//! end
