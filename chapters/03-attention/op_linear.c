#include "03-attention/op_linear.h"

#include "02-tensors/matmul.h"
#include "02-tensors/op_common.h"

//@ linear-backward
/* dx = dy W, dW = dy^T x, and db is the sum of dy's rows. */
static void linear_backward(Tensor *out)
{
    Tensor *x = out->src[0], *W = out->src[1], *b = out->src[2];
    int R = (int)rows_of(out), M = W->dim[0], N = W->dim[1];
    if (x->grad)
        matmul(x->grad, out->grad, W->data, R, N, M, false, false, true);
    if (W->grad)
        matmul(W->grad, out->grad, x->data, M, N, R, true, false, true);
    if (b && b->grad)
        add_column_sums(b->grad, out->grad, (size_t)R, (size_t)M);
}

//@ linear-few-rows
/* y = x W^T for few rows, each weight read once, where it stands: to arrange
   the weights as matmul does would take longer than the sums. */
static void few_rows(float *y, const float *x, const Tensor *W, size_t R)
{
    size_t M = (size_t)W->dim[0], N = (size_t)W->dim[1];
    #pragma omp parallel for if (M * N >= 4 * LARGE)
    for (size_t m = 0; m < M; m++)
        for (size_t r = 0; r < R; r++) {
            const float *w = W->data + m * N, *in = x + r * N;
            y[r * M + m] = ROW_SUM(i, N, in[i] * w[i]);
        }
}

//@ linear-op
Tensor *t_linear(Linear layer, Tensor *x)
{
    enum { FEW = 4 };
    Tensor *W = layer.weight, *b = layer.bias;
    REQUIRE(last_dim(x) == last_dim(W), "linear: %s x %s: inner dims differ, "
            "%zu != %zu", shape(x), shape(W), last_dim(x), last_dim(W));
    int dim[4] = { 0 }, M = W->dim[0], N = W->dim[1];
    memcpy(dim, x->dim, sizeof dim);
    dim[x->ndim - 1] = M;
    Tensor *out = tape_new("linear", x->ndim, dim, linear_backward, x, W, b);
    size_t R = rows_of(out);
    if (R < FEW)
        few_rows(out->data, x->data, W, R);
    else
        matmul(out->data, x->data, W->data, (int)R, M, N, false, true, false);
    #pragma omp parallel for if (numel(out) >= LARGE)
    for (size_t r = 0; r < R; r++)
        for (size_t m = 0; b && m < (size_t)M; m++)
            out->data[r * (size_t)M + m] += b->data[m];
    return out;
}
