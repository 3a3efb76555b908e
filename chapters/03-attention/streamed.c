#include "03-attention/attention.h"

#include "02-tensors/matmul.h"
#include "02-tensors/op_common.h"

#include <float.h>

//@ streamed-sizes
/* A block of QUERIES meets KEYS keys at a time. Scores are kept turned
   round, a key's in one row, so that each query has a lane of its own and
   neither keys nor values are ever rearranged. */
enum { QUERIES = 64, KEYS = 256, WIDEST = 256 };

/* One head of one sequence. */
typedef struct {
    const Mask *mask;
    const float *q, *k, *v;
    const float *bias;              // (T,S) or NULL
    int b, T, S, D;
    float scale;
} Head;

//@ streamed-block
/* Some queries, rounded up to whole vectors: what each of them sees, what
   one of them sees, and their q / sqrt(D). */
typedef struct {
    int first, count, wide;
    int head[QUERIES], from[QUERIES], to[QUERIES];
    Seen any;
    float q[QUERIES * WIDEST];
} Queries;

static void see(Queries *b, const Head *h)
{
    b->any = (Seen){ 0, h->S, 0 };
    for (int i = 0; i < b->wide; i++) {
        int at = i < b->count ? i : b->count - 1;
        Seen s = mask_seen(h->mask, h->b, h->S - h->T + b->first + at, h->S);
        b->head[i] = s.head;
        b->from[i] = s.from;
        b->to[i] = s.to;
        b->any.head = s.head > b->any.head ? s.head : b->any.head;
        b->any.from = s.from < b->any.from ? s.from : b->any.from;
        b->any.to = s.to > b->any.to ? s.to : b->any.to;
    }
}

//@ streamed-load
/* Rows of x, times a factor, and zeros where there are no more. */
static void load_rows(float *to, const Queries *b, const float *x,
                      float factor, int D)
{
    const float *from = x + (size_t)b->first * D;
    int n = b->count * D;
    for (int i = 0; i < n; i++)
        to[i] = factor * from[i];
    memset(to + n, 0, (size_t)(b->wide * D - n) * sizeof *to);
}

static void load_block(Queries *b, const Head *h, int first)
{
    b->first = first;
    b->count = h->T - first < QUERIES ? h->T - first : QUERIES;
    b->wide = (b->count + LANES - 1) / LANES * LANES;
    see(b, h);
    load_rows(b->q, b, h->q, h->scale, h->D);
}

//@ next-keys
/* The next keys that any query of the block sees, n from j on; false where
   there are no more. Begins with j and n 0. */
static bool next_keys(const Queries *b, int *j, int *n)
{
    int at = *j + *n, end = b->any.to;
    if (at < b->any.head)
        end = b->any.head;
    else if (at < b->any.from)
        at = b->any.from;
    *j = at;
    *n = end - at < KEYS ? end - at : KEYS;
    return *n > 0;
}

//@ streamed-scores
static void hide(float *s, const Queries *b, int j, int n)
{
    bool all = true;
    for (int i = 0; i < b->wide; i++)
        all &= j + n <= b->head[i] || (b->from[i] <= j && j + n <= b->to[i]);
    if (all)
        return;
    for (int r = 0; r < n; r++, s += b->wide)
        for (int i = 0; i < b->wide; i++)
            s[i] = (j + r < b->head[i])
                | ((b->from[i] <= j + r) & (j + r < b->to[i]))
                ? s[i] : -INFINITY;
}

/* s (n,wide) = k q^T / sqrt(D) + bias^T, where the query sees the key. */
static void scores(float *s, const Head *h, const Queries *b, int j, int n)
{
    matmul(s, h->k + (size_t)j * h->D, b->q, n, b->wide, h->D, false, true,
           false);
    if (h->bias)
        for (int i = 0; i < b->count; i++)
            for (int r = 0; r < n; r++)
                s[r * b->wide + i]
                    += h->bias[(size_t)(b->first + i) * h->S + j + r];
    hide(s, b, j, n);
}

//@ running-softmax
/* Each query's largest score so far, and its sum of e^(score - largest). A
   maximum begins at the least float: minus infinity less that is minus
   infinity, and no NaN. */
typedef struct { float max[QUERIES], sum[QUERIES]; } Running;

/* Takes n more scores in and makes them e^(score - largest). What was summed
   before must then be multiplied by fade. */
static void take_in(Running *run, float *s, int n, int wide, float *fade)
{
    float max[QUERIES], sum[QUERIES] = { 0 };
    memcpy(max, run->max, sizeof max);
    for (int r = 0; r < n; r++)
        for (int i = 0; i < wide; i++)
            max[i] = s[r * wide + i] > max[i] ? s[r * wide + i] : max[i];
    for (int r = 0; r < n; r++)
        for (int i = 0; i < wide; i++) {
            float p = real_exp(s[r * wide + i] - max[i]);
            s[r * wide + i] = p;
            sum[i] += p;
        }
    for (int i = 0; i < wide; i++) {
        fade[i] = real_exp(run->max[i] - max[i]);
        run->sum[i] = run->sum[i] * fade[i] + sum[i];
        run->max[i] = max[i];
    }
}

//@ streamed-forward
/* One block's out (count,D) and the logarithm of each query's sum. */
static void attend_block(const Head *h, int first, float *out, float *lse)
{
    Queries b;
    Running run = { 0 };
    float s[KEYS * QUERIES], o[QUERIES * WIDEST], fade[QUERIES];
    int D = h->D, j = 0, n = 0;
    load_block(&b, h, first);
    for (int i = 0; i < QUERIES; i++)
        run.max[i] = -FLT_MAX;
    memset(o, 0, (size_t)(b.wide * D) * sizeof *o);
    while (next_keys(&b, &j, &n)) {
        scores(s, h, &b, j, n);
        take_in(&run, s, n, b.wide, fade);
        for (int i = 0; i < b.count; i++)
            for (int d = 0; d < D; d++)
                o[i * D + d] *= fade[i];
        matmul(o, s, h->v + (size_t)j * D, b.wide, D, n, true, false, true);
    }
    for (int i = 0; i < b.count; i++) {
        float share = 1 / run.sum[i];
        for (int d = 0; d < D; d++)
            out[(size_t)(first + i) * D + d] = o[i * D + d] * share;
        lse[first + i] = run.max[i] + real_log(run.sum[i]);
    }
}

//@ attend-one
/* One query alone, a step of writing: keys and values are read where they
   stand. p is room for S numbers. */
static void attend_one(const Head *h, float *out, float *lse, float *p)
{
    Seen see = mask_seen(h->mask, h->b, h->S - 1, h->S);
    size_t D = (size_t)h->D, n = (size_t)(see.to > see.head ? see.to
                                          : see.head);
    for (size_t j = 0; j < n; j++) {
        const float *k = h->k + j * D;
        p[j] = (int)j >= see.head && (int)j < see.from ? -INFINITY
            : h->scale * ROW_SUM(d, D, h->q[d] * k[d])
              + (h->bias ? h->bias[j] : 0);
    }
    float max = row_max(p, n);
    for (size_t j = 0; j < n; j++)
        p[j] = real_exp(p[j] - max);
    float sum = ROW_SUM(j, n, p[j]), share = 1 / sum;
    memset(out, 0, D * sizeof *out);
    for (size_t j = 0; j < n; j++)
        for (size_t d = 0; d < D; d++)
            out[d] += p[j] * h->v[j * D + d];
    for (size_t d = 0; d < D; d++)
        out[d] *= share;
    *lse = max + real_log(sum);
}

//@ streamed-slopes
/* From scores s and dw = g v^T: w = e^(s - lse) and ds = w (dw - delta), each
   in its place. */
static void slopes(float *s, float *dw, int n, int wide, const float *lse,
                   const float *delta)
{
    for (int r = 0; r < n; r++, s += wide, dw += wide)
        for (int i = 0; i < wide; i++) {
            float w = real_exp(s[i] - lse[i]);
            dw[i] = w * (dw[i] - delta[i]);
            s[i] = w;
        }
}

//@ streamed-block-backward
/* A head's result and its gradient, and what backward adds to; NULL where
   nobody wants it. */
typedef struct {
    const float *out, *g, *lse;
    float *q, *k, *v, *bias;
} Slopes;

/* delta_i = g_i . out_i, which is the sum over j of w_ij dw_ij. Queries that
   fill the last vector up get w = 0. */
static void load_deltas(const Queries *b, const Slopes *to, int D, float *gs,
                        float *lse, float *delta)
{
    load_rows(gs, b, to->g, 1, D);
    for (int i = 0; i < b->wide; i++) {
        const float *o = to->out + (size_t)(b->first + i) * D;
        lse[i] = i < b->count ? to->lse[b->first + i] : INFINITY;
        delta[i] = i < b->count
            ? ROW_SUM(d, (size_t)D, gs[i * D + d] * o[d]) : 0;
    }
}

/* dq = ds k / sqrt(D), dk = ds^T q / sqrt(D), dv = w^T g; w and ds are turned
   round, as scores are. */
static void block_backward(const Head *h, int first, const Slopes *to)
{
    Queries b;
    float w[KEYS * QUERIES], ds[KEYS * QUERIES], dq[QUERIES * WIDEST];
    float g[QUERIES * WIDEST], lse[QUERIES], delta[QUERIES];
    int D = h->D, j = 0, n = 0;
    load_block(&b, h, first);
    load_deltas(&b, to, D, g, lse, delta);
    memset(dq, 0, (size_t)(b.wide * D) * sizeof *dq);
    while (next_keys(&b, &j, &n)) {
        size_t at = (size_t)j * D;
        scores(w, h, &b, j, n);
        matmul(ds, h->v + at, g, n, b.wide, D, false, true, false);
        slopes(w, ds, n, b.wide, lse, delta);
        if (to->v)
            matmul(to->v + at, w, g, n, D, b.wide, false, false, true);
        if (to->k)
            matmul(to->k + at, ds, b.q, n, D, b.wide, false, false, true);
        matmul(dq, ds, h->k + at, b.wide, D, n, true, false, true);
        for (int i = 0; to->bias && i < b.count; i++)
            for (int r = 0; r < n; r++)
                to->bias[(size_t)(first + i) * h->S + j + r]
                    += ds[r * b.wide + i];
    }
    if (to->q)
        add_to(to->q + (size_t)first * D, dq, h->scale, b.count * D);
}

//@ streamed-heads
/* Whether there is enough to do to wake other threads. */
static bool worth_threads(const Tensor *out)
{
    const Tensor *k = out->src[1];
    return (double)numel(out) * k->dim[2] > 1e5;
}

typedef struct {
    Mask mask;
    float *lse;                     // (B,H,T)
} Streamed;

/* Head h of sequence b of what the op was given. */
static Head head_of(Tensor *out, int b, int h)
{
    Tensor *q = out->src[0], *k = out->src[1], *bias = out->src[3];
    int H = q->dim[1], T = q->dim[2], S = k->dim[2], D = q->dim[3];
    size_t at = (size_t)b * H + h;
    return (Head){ &((Streamed *)out->ctx)->mask, q->data + at * T * D,
                   k->data + at * S * D, out->src[2]->data + at * S * D,
                   bias ? bias->data + (size_t)h * T * S : NULL,
                   b, T, S, D, 1 / sqrtf((float)D) };
}

/* A gradient, from an element on, where there is one. */
static float *part(Tensor *t, size_t from)
{
    return t && t->grad ? t->grad + from : NULL;
}

static Slopes slopes_of(Tensor *out, const Head *h, int head)
{
    size_t at = (size_t)h->b * out->dim[1] + head;
    size_t t = at * h->T, s = at * h->S * h->D;
    return (Slopes){ out->data + t * h->D, out->grad + t * h->D,
                     ((Streamed *)out->ctx)->lse + t,
                     part(out->src[0], t * h->D), part(out->src[1], s),
                     part(out->src[2], s),
                     part(out->src[3], (size_t)head * h->T * h->S) };
}

//@ streamed-alone
/* Zeros for another sum of a tensor's slopes; NULL where nobody wants any. */
static float *more_slopes(const Tensor *t)
{
    size_t bytes = numel(t) * sizeof(float);
    return t->grad ? memset(tape_alloc(bytes), 0, bytes) : NULL;
}

/* A head that is alone, for two threads: each takes every other block of
   queries, and one of them has sums of its own for keys and values, which are
   added at last. One thread adds in the same order, for the same digits. */
static void alone_backward(Tensor *out)
{
    Tensor *k = out->src[1], *v = out->src[2];
    Head h = head_of(out, 0, 0);
    Slopes even = slopes_of(out, &h, 0), odd = even;
    odd.k = more_slopes(k);
    odd.v = more_slopes(v);
    #pragma omp parallel for if (worth_threads(out))
    for (int half = 0; half < 2; half++)
        for (int i = half * QUERIES; i < h.T; i += 2 * QUERIES)
            block_backward(&h, i, half ? &odd : &even);
    add_to(k->grad, odd.k, 1, numel(k));
    add_to(v->grad, odd.v, 1, numel(v));
}

//@ streamed-backward
/* One thread takes a head of one sequence; or of all of them, where they add
   to one bias. A head alone is for two, unless its queries are its keys or
   values: to these both threads would add. */
static void streamed_backward(Tensor *out)
{
    Tensor *q = out->src[0], *bias = out->src[3];
    int B = out->dim[0], H = out->dim[1], T = out->dim[2];
    int together = bias && bias->grad ? B : 1;
    if (B * H == 1 && q != out->src[1] && q != out->src[2]) {
        alone_backward(out);
        return;
    }
    #pragma omp parallel for schedule(dynamic) if (worth_threads(out))
    for (int job = 0; job < B / together * H; job++)
        for (int b = 0; b < together; b++) {
            Head h = head_of(out, job / H + b, job % H);
            Slopes to = slopes_of(out, &h, job % H);
            for (int first = 0; first < T; first += QUERIES)
                block_backward(&h, first, &to);
        }
}

//@ attend-streamed
Tensor *t_attend_streamed(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                          Tensor *bias)
{
    attend_check("attend_streamed", q, k, v, mask, bias);
    int B = q->dim[0], H = q->dim[1], T = q->dim[2], D = q->dim[3];
    REQUIRE(D <= WIDEST, "attend_streamed: %s: heads wider than %d", shape(q),
            WIDEST);
    Tensor *out = tape_new("attend_streamed", 4, q->dim, streamed_backward,
                           q, k, v);
    out->src[3] = bias;
    out->tracked |= bias && bias->tracked;
    Streamed *to = out->ctx = tape_alloc(sizeof *to);
    *to = (Streamed){ *mask, tape_alloc((size_t)B * H * T * sizeof(float)) };
    if (mask->keys)
        to->mask.keys = memcpy(tape_alloc((size_t)B * sizeof(int)),
                               mask->keys, (size_t)B * sizeof(int));
    int blocks = (T + QUERIES - 1) / QUERIES, S = k->dim[2];
    float *room = T > 1 ? NULL : tape_alloc((size_t)B * H * S * sizeof *room);
    #pragma omp parallel for schedule(dynamic) if (worth_threads(out))
    for (int job = 0; job < B * H * blocks; job++) {
        int at = job / blocks, first = job % blocks * QUERIES;
        Head h = head_of(out, at / H, at % H);
        size_t row = (size_t)at * T;
        float *y = out->data + row * D, *lse = to->lse + row;
        if (T == 1)
            attend_one(&h, y, lse, room + (size_t)at * S);
        else
            attend_block(&h, first, y, lse);
    }
    return out;
}
