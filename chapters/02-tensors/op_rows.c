#include "02-tensors/op_common.h"

//@ rows-loop
#define EACH_ROW _Pragma("omp parallel for if (R * C >= LARGE)")

//@ softmax
/* dx_i = y_i (g_i - sum_j g_j y_j) */
static void softmax_backward(Tensor *out)
{
    size_t R = rows_of(out), C = last_dim(out);
    EACH_ROW
    for (size_t r = 0; r < R; r++) {
        const float *y = out->data + r * C, *g = out->grad + r * C;
        float *dx = out->src[0]->grad + r * C;
        float mean = ROW_SUM(i, C, g[i] * y[i]);
        for (size_t i = 0; i < C; i++)
            dx[i] += y[i] * (g[i] - mean);
    }
}

/* y_i = e^(x_i - max) / sum_j e^(x_j - max) */
Tensor *t_softmax(Tensor *x)
{
    Tensor *out = tape_new("softmax", x->ndim, x->dim, softmax_backward,
                           x, NULL, NULL);
    size_t R = rows_of(x), C = last_dim(x);
    EACH_ROW
    for (size_t r = 0; r < R; r++) {
        const float *in = x->data + r * C;
        float *y = out->data + r * C, max = row_max(in, C);
        for (size_t i = 0; i < C; i++)
            y[i] = real_exp(in[i] - max);
        float share = 1 / ROW_SUM(i, C, y[i]);
        for (size_t i = 0; i < C; i++)
            y[i] *= share;
    }
    return out;
}

//@ log-softmax
/* dx_i = g_i - e^(y_i) sum_j g_j */
static void log_softmax_backward(Tensor *out)
{
    size_t R = rows_of(out), C = last_dim(out);
    EACH_ROW
    for (size_t r = 0; r < R; r++) {
        const float *y = out->data + r * C, *g = out->grad + r * C;
        float *dx = out->src[0]->grad + r * C;
        float sum = ROW_SUM(i, C, g[i]);
        for (size_t i = 0; i < C; i++)
            dx[i] += g[i] - real_exp(y[i]) * sum;
    }
}

/* log sum_i e^(x_i), with room for C numbers. */
float log_sum_exp(const float *x, size_t C, float *room)
{
    float max = row_max(x, C);
    for (size_t i = 0; i < C; i++)
        room[i] = real_exp(x[i] - max);
    return max + real_log(ROW_SUM(i, C, room[i]));
}

/* y_i = x_i - log sum_j e^(x_j) */
Tensor *t_log_softmax(Tensor *x)
{
    Tensor *out = tape_new("log_softmax", x->ndim, x->dim,
                           log_softmax_backward, x, NULL, NULL);
    size_t R = rows_of(x), C = last_dim(x);
    EACH_ROW
    for (size_t r = 0; r < R; r++) {
        float *y = out->data + r * C;
        float lse = log_sum_exp(x->data + r * C, C, y);
        for (size_t i = 0; i < C; i++)
            y[i] = x->data[r * C + i] - lse;
    }
    return out;
}

//@ layer-norm
typedef struct { float mean, inverse; } RowScale;   // inverse: 1 / deviation

/* With h = g gain and n = (x - mean) inverse, the normalised row:
   dx_i = inverse (h_i - mean of h - n_i mean of h n). The gradients of gain
   and bias are sums over rows; this one's share is added to da and db. */
static void layer_norm_row(const float *x, const float *g, const float *gain,
                           RowScale row, float *dx, float *da, float *db,
                           size_t C)
{
    float h, hn;
    ROW_SUMS(i, C, g[i] * gain[i], h,
             g[i] * gain[i] * ((x[i] - row.mean) * row.inverse), hn);
    float mean_h = h / (float)C, mean_hn = hn / (float)C;
    #pragma omp simd
    for (size_t i = 0; i < C; i++) {
        float n = (x[i] - row.mean) * row.inverse;
        dx[i] += row.inverse * (g[i] * gain[i] - mean_h - n * mean_hn);
        da[i] += g[i] * n;
        db[i] += g[i];
    }
}

/* Blocks of HIGH rows do not need each other: each sums a da and db of its
   own, and these are summed at last. Where x wants no gradient, a row of the
   block's own takes it. */
static void layer_norm_backward(Tensor *out)
{
    enum { HIGH = 64 };
    Tensor *x = out->src[0], *gain = out->src[1], *bias = out->src[2];
    const RowScale *scale = out->ctx;
    size_t R = rows_of(out), C = last_dim(out);
    size_t blocks = (R + HIGH - 1) / HIGH, bytes = blocks * C * sizeof(float);
    float *da = memset(tape_alloc(bytes), 0, bytes);
    float *db = memset(tape_alloc(bytes), 0, bytes);
    float *unwanted = x->grad ? NULL : tape_alloc(bytes);
    EACH_ROW
    for (size_t k = 0; k < blocks; k++)
        for (size_t r = k * HIGH; r < R && r < (k + 1) * HIGH; r++)
            layer_norm_row(x->data + r * C, out->grad + r * C, gain->data,
                           scale[r],
                           unwanted ? unwanted + k * C : x->grad + r * C,
                           da + k * C, db + k * C, C);
    if (gain->grad)
        add_column_sums(gain->grad, da, blocks, C);
    if (bias->grad)
        add_column_sums(bias->grad, db, blocks, C);
}

/* y_i = gain_i (x_i - mean) / sqrt(variance + eps) + bias_i */
Tensor *t_layer_norm(Tensor *x, Tensor *gain, Tensor *bias, float eps)
{
    size_t R = rows_of(x), C = last_dim(x);
    REQUIRE(gain->ndim == 1 && numel(gain) == C && same_shape(gain, bias),
            "layer_norm: %s with %s and %s: gain and bias are not as long as "
            "a row", shape(x), shape(gain), shape(bias));
    REQUIRE(eps > 0, "layer_norm: %s: eps is %g, not above 0", shape(x),
            (double)eps);
    Tensor *out = tape_new("layer_norm", x->ndim, x->dim, layer_norm_backward,
                           x, gain, bias);
    RowScale *scale = out->ctx = tape_alloc(R * sizeof *scale);
    const float *a = gain->data, *b = bias->data;
    EACH_ROW
    for (size_t r = 0; r < R; r++) {
        const float *in = x->data + r * C;
        float *y = out->data + r * C;
        float mean = ROW_SUM(i, C, in[i]) / (float)C;
        float var = ROW_SUM(i, C, (in[i] - mean) * (in[i] - mean)) / (float)C;
        float inverse = 1 / sqrtf(var + eps);
        for (size_t i = 0; i < C; i++)
            y[i] = (in[i] - mean) * inverse * a[i] + b[i];
        scale[r] = (RowScale){ mean, inverse };
    }
    return out;
}

//@ l2-norm
/* What one row is divided by, and whether that is its length. */
typedef struct { float divisor, is_length; } Length;

/* dx = (g - y sum_j g_j y_j) / length; where eps stands in: g / eps. */
static void l2_norm_backward(Tensor *out)
{
    size_t R = rows_of(out), C = last_dim(out);
    const Length *length = out->ctx;
    EACH_ROW
    for (size_t r = 0; r < R; r++) {
        const float *y = out->data + r * C, *g = out->grad + r * C;
        float *dx = out->src[0]->grad + r * C, inverse = 1 / length[r].divisor;
        float along = length[r].is_length * ROW_SUM(i, C, g[i] * y[i]);
        for (size_t i = 0; i < C; i++)
            dx[i] += inverse * (g[i] - y[i] * along);
    }
}

Tensor *t_l2_norm(Tensor *x, float eps)
{
    REQUIRE(eps > 0, "l2_norm: %s: eps is %g, not above 0", shape(x),
            (double)eps);
    Tensor *out = tape_new("l2_norm", x->ndim, x->dim, l2_norm_backward,
                           x, NULL, NULL);
    size_t R = rows_of(x), C = last_dim(x);
    Length *length = out->ctx = tape_alloc(R * sizeof *length);
    EACH_ROW
    for (size_t r = 0; r < R; r++) {
        const float *in = x->data + r * C;
        float norm = sqrtf(ROW_SUM(i, C, in[i] * in[i]));
        length[r] = norm < eps ? (Length){ eps, 0 } : (Length){ norm, 1 };
        float inverse = 1 / length[r].divisor;
        for (size_t i = 0; i < C; i++)
            out->data[r * C + i] = in[i] * inverse;
    }
    return out;
}
