#include "03-attention/attention.h"

#include "01-sliding-window/require.h"
#include "02-tensors/ops.h"

#include <math.h>

//@ mask-seen
static int least(int a, int b)
{
    return a < b ? a : b;
}

Seen mask_seen(const Mask *m, int b, int i, int S)
{
    int keys = m->keys ? m->keys[b] : S;
    int from = m->W > 0 && m->W <= i ? i - m->W + 1 : 0;
    int to = m->causal ? i + 1 : m->W > 0 && m->W < S - i ? i + m->W : S;
    int sinks = m->causal ? least(m->sinks, to) : m->sinks;
    int head = m->prefix > sinks ? m->prefix : sinks;
    return (Seen){ least(head, keys), from, least(to, keys) };
}

bool attends(const Mask *m, int b, int i, int j, int S)
{
    Seen s = mask_seen(m, b, i, S);
    return j < s.head || (s.from <= j && j < s.to);
}

//@ check-mask
static void check_mask(const char *op, Tensor *q, const Mask *m, int S)
{
    int B = q->dim[0], T = q->dim[2];
    REQUIRE(T <= S || (!m->causal && m->W == 0), "%s: %s: %d queries have no "
            "places among %d keys", op, shape(q), T, S);
    REQUIRE(m->W >= 0 && m->sinks >= 0 && m->prefix >= 0, "%s: %s: a mask "
            "with W %d, sinks %d, prefix %d", op, shape(q), m->W, m->sinks,
            m->prefix);
    for (int b = 0; b < B; b++) {
        REQUIRE(!m->keys || m->keys[b] <= S, "%s: %s: sequence %d has %d "
                "keys of %d", op, shape(q), b, m->keys[b], S);
        for (int t = 0; t < T; t++) {
            Seen s = mask_seen(m, b, S - T + t, S);
            REQUIRE(s.head > 0 || s.from < s.to, "%s: %s: query %d of "
                    "sequence %d sees no key", op, shape(q), t, b);
        }
    }
}

//@ check-shapes
void attend_check(const char *op, Tensor *q, Tensor *k, Tensor *v,
                  const Mask *mask, Tensor *bias)
{
    REQUIRE(q->ndim == 4 && k->ndim == 4, "%s: %s and %s: not (B,H,T,D) and "
            "(B,H,S,D)", op, shape(q), shape(k));
    int H = q->dim[1], T = q->dim[2], S = k->dim[2];
    REQUIRE(q->dim[0] == k->dim[0] && H == k->dim[1]
            && q->dim[3] == k->dim[3], "%s: %s and %s: B, H or D differ", op,
            shape(q), shape(k));
    REQUIRE(same_shape(k, v), "%s: %s and %s: keys and values differ in "
            "shape", op, shape(k), shape(v));
    REQUIRE(!bias || (bias->ndim == 3 && bias->dim[0] == H
                      && bias->dim[1] == T && bias->dim[2] == S),
            "%s: %s and %s with bias %s: not (H,T,S)", op, shape(q), shape(k),
            shape(bias));
    check_mask(op, q, mask, S);
}

//@ mask-op
static void mask_backward(Tensor *out)
{
    size_t n = numel(out);
    for (size_t i = 0; i < n; i++)
        if (out->data[i] > -INFINITY)
            out->src[0]->grad[i] += out->grad[i];
}

/* The exponential of minus infinity is 0: a weight of nothing. */
Tensor *t_mask(Tensor *scores, const Mask *mask)
{
    Tensor *out = tape_new("mask", 4, scores->dim, mask_backward,
                           scores, NULL, NULL);
    int T = scores->dim[2], S = scores->dim[3];
    for (size_t r = 0; r < rows_of(scores); r++) {
        int b = (int)(r / ((size_t)scores->dim[1] * T));
        Seen see = mask_seen(mask, b, S - T + (int)(r % T), S);
        for (int j = 0; j < S; j++)
            out->data[r * S + j]
                = j < see.head || (see.from <= j && j < see.to)
                ? scores->data[r * S + j] : -INFINITY;
    }
    return out;
}

//@ attention-weights
/* scores + bias, for which all sequences' scores count as rows of one. */
static Tensor *add_head_bias(Tensor *scores, Tensor *bias)
{
    const int *d = scores->dim;                         // (B,H,T,S)
    Tensor *flat = t_reshape(scores, DIMS(d[0], d[1] * d[2], d[3]));
    Tensor *rows = t_reshape(bias, DIMS(d[1] * d[2], d[3]));
    return t_reshape(t_add_positions(flat, rows), 4, d);
}

Tensor *t_attention_weights(Tensor *q, Tensor *k, const Mask *mask,
                            Tensor *bias)
{
    attend_check("attend", q, k, k, mask, bias);
    float scale = 1 / sqrtf((float)last_dim(q));
    Tensor *scores = t_scale(t_matmul(q, k, false, true), scale);  // (B,H,T,S)
    if (bias)
        scores = add_head_bias(scores, bias);
    return t_softmax(t_mask(scores, mask));
}

//@ attend
Tensor *t_attend(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                 Tensor *bias)
{
    attend_check("attend", q, k, v, mask, bias);
    return t_matmul(t_attention_weights(q, k, mask, bias), v, false, false);
}
