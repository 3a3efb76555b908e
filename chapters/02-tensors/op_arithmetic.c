#include "02-tensors/op_common.h"

//@ same-shapes
/* A new tensor for an op of two of equal shape. */
static Tensor *of_two(const char *op, void (*back)(Tensor *), Tensor *a,
                      Tensor *b)
{
    REQUIRE(same_shape(a, b), "%s: %s and %s: the shapes differ", op,
            shape(a), shape(b));
    return tape_new(op, a->ndim, a->dim, back, a, b, NULL);
}

//@ add
static void add_backward(Tensor *out)
{
    add_to(out->src[0]->grad, out->grad, 1, numel(out));
    add_to(out->src[1]->grad, out->grad, 1, numel(out));
}

Tensor *t_add(Tensor *a, Tensor *b)
{
    Tensor *out = of_two("add", add_backward, a, b);
    size_t n = numel(out);
    SHARED_LOOP
    for (size_t i = 0; i < n; i++)
        out->data[i] = a->data[i] + b->data[i];
    return out;
}

//@ mul
static void mul_backward(Tensor *out)
{
    Tensor *a = out->src[0], *b = out->src[1];
    size_t n = numel(out);
    if (a->grad)
        SHARED_LOOP
        for (size_t i = 0; i < n; i++)
            a->grad[i] += out->grad[i] * b->data[i];
    if (b->grad)
        SHARED_LOOP
        for (size_t i = 0; i < n; i++)
            b->grad[i] += out->grad[i] * a->data[i];
}

Tensor *t_mul(Tensor *a, Tensor *b)
{
    Tensor *out = of_two("mul", mul_backward, a, b);
    size_t n = numel(out);
    SHARED_LOOP
    for (size_t i = 0; i < n; i++)
        out->data[i] = a->data[i] * b->data[i];
    return out;
}

//@ scale
static void scale_backward(Tensor *out)
{
    const float *factor = out->ctx;
    add_to(out->src[0]->grad, out->grad, *factor, numel(out));
}

Tensor *t_scale(Tensor *x, float factor)
{
    Tensor *out = tape_new("scale", x->ndim, x->dim, scale_backward,
                           x, NULL, NULL);
    *(float *)(out->ctx = tape_alloc(sizeof factor)) = factor;
    size_t n = numel(out);
    SHARED_LOOP
    for (size_t i = 0; i < n; i++)
        out->data[i] = factor * x->data[i];
    return out;
}

//@ sub
Tensor *t_sub(Tensor *a, Tensor *b)
{
    REQUIRE(same_shape(a, b), "sub: %s and %s: the shapes differ", shape(a),
            shape(b));
    return t_add(a, t_scale(b, -1));
}

//@ column-sums
/* to[c] += x[0][c] + x[1][c] + ... for R rows of C. Columns do not need each
   other; down a column, floats are summed 64 rows at a time and these sums
   in double. */
void add_column_sums(float *to, const float *x, size_t R, size_t C)
{
    enum { WIDE = 128, HIGH = 64 };
    #pragma omp parallel for if (R * C >= LARGE)
    for (size_t c0 = 0; c0 < C; c0 += WIDE) {
        size_t width = C - c0 < WIDE ? C - c0 : WIDE;
        double total[WIDE] = { 0 };
        for (size_t r0 = 0; r0 < R; r0 += HIGH) {
            float part[WIDE] = { 0 };
            for (size_t r = r0; r < R && r < r0 + HIGH; r++)
                for (size_t c = 0; c < width; c++)
                    part[c] += x[r * C + c0 + c];
            for (size_t c = 0; c < width; c++)
                total[c] += (double)part[c];
        }
        for (size_t c = 0; c < width; c++)
            to[c0 + c] += (float)total[c];
    }
}

//@ add-repeated
/* x holds R blocks of b's size; b is added to each of them, so that its
   gradient is the sum of theirs. */
static void add_repeated_backward(Tensor *out)
{
    Tensor *x = out->src[0], *b = out->src[1];
    add_to(x->grad, out->grad, 1, numel(out));
    if (b->grad)
        add_column_sums(b->grad, out->grad, numel(x) / numel(b), numel(b));
}

static Tensor *add_repeated(const char *op, Tensor *x, Tensor *b)
{
    Tensor *out = tape_new(op, x->ndim, x->dim, add_repeated_backward,
                           x, b, NULL);
    size_t C = numel(b), R = numel(x) / C;
    #pragma omp parallel for if (R * C >= LARGE)
    for (size_t r = 0; r < R; r++)
        for (size_t c = 0; c < C; c++)
            out->data[r * C + c] = x->data[r * C + c] + b->data[c];
    return out;
}

//@ add-bias
Tensor *t_add_bias(Tensor *x, Tensor *b)                // (...,C) + (C)
{
    REQUIRE(b->ndim == 1, "add_bias: %s + %s: the bias is not one row",
            shape(x), shape(b));
    REQUIRE(numel(b) == last_dim(x), "add_bias: %s + %s: row lengths differ, "
            "%zu != %zu", shape(x), shape(b), last_dim(x), numel(b));
    return add_repeated("add_bias", x, b);
}

Tensor *t_add_positions(Tensor *x, Tensor *p)           // (B,T,C) + (T,C)
{
    REQUIRE(x->ndim == 3 && p->ndim == 2 && x->dim[1] == p->dim[0]
            && x->dim[2] == p->dim[1],
            "add_positions: %s + %s: not (B,T,C) and (T,C)", shape(x),
            shape(p));
    return add_repeated("add_positions", x, p);
}

//@ sum
static void sum_backward(Tensor *out)
{
    Tensor *x = out->src[0];
    size_t n = numel(x);
    SHARED_LOOP
    for (size_t i = 0; i < n; i++)
        x->grad[i] += out->grad[0];
}

/* Blocks of 4,096 are summed in floats, the blocks' sums in double. */
Tensor *t_sum(Tensor *x)
{
    Tensor *out = tape_new("sum", DIMS(1), sum_backward, x, NULL, NULL);
    size_t n = numel(x), BLOCK = 4096;
    double total = 0;
    for (size_t b = 0; b < n; b += BLOCK) {
        size_t size = n - b < BLOCK ? n - b : BLOCK;
        total += (double)ROW_SUM(i, size, x->data[b + i]);
    }
    out->data[0] = (float)total;
    return out;
}

Tensor *t_mean(Tensor *x)
{
    return t_scale(t_sum(x), 1.0f / (float)numel(x));
}
