#include "02-tensors/matmul.h"
#include "02-tensors/op_common.h"

//@ matmul-sizes
/* What a product consists of: so many products of (M,K) and (K,N). */
typedef struct {
    int count, M, N, K;
    bool ta, tb;
} Sizes;

//@ matmul-backward
/* From C = A B: dA = dC B^T and dB = A^T dC. Where a side is stored
   transposed, so is its gradient: (dC B^T)^T = B dC^T. */
static void matmul_backward(Tensor *out)
{
    const Sizes *p = out->ctx;
    float *dA = out->src[0]->grad, *dB = out->src[1]->grad, *dC = out->grad;
    const float *A = out->src[0]->data, *B = out->src[1]->data;
    int n = p->count, M = p->M, N = p->N, K = p->K;
    if (dA && !p->ta)
        matmul_batch(dA, dC, B, n, M, K, N, false, !p->tb, true);
    if (dA && p->ta)
        matmul_batch(dA, B, dC, n, K, M, N, p->tb, true, true);
    if (dB && !p->tb)
        matmul_batch(dB, A, dC, n, K, N, M, !p->ta, false, true);
    if (dB && p->tb)
        matmul_batch(dB, dC, A, n, N, K, M, true, p->ta, true);
}

//@ matmul-sizes-of
/* Reads M, N and K off the shapes, or refuses them. */
static Sizes sizes_of(Tensor *a, Tensor *b, bool ta, bool tb)
{
    REQUIRE(a->ndim >= 2 && b->ndim >= 2, "matmul: %s x %s: a matrix has two "
            "dimensions at least", shape(a), shape(b));
    const int *m = a->dim + a->ndim - 2, *n = b->dim + b->ndim - 2;
    Sizes p = { .M = m[ta], .K = m[!ta], .N = n[!tb], .ta = ta, .tb = tb };
    REQUIRE(p.K == n[tb], "matmul: %s x %s: inner dims differ, %d != %d",
            shape(a), shape(b), p.K, n[tb]);
    p.count = (int)(numel(a) / ((size_t)p.M * (size_t)p.K));
    if (b->ndim == 2 && a->ndim > 2) {  // all rows of a are one matrix's
        REQUIRE(!ta, "matmul: %s x %s: many transposed matrices and one",
                shape(a), shape(b));
        p.M *= p.count;
        p.count = 1;
    } else
        REQUIRE(a->ndim == b->ndim && memcmp(a->dim, b->dim,
                    (size_t)(a->ndim - 2) * sizeof(int)) == 0,
                "matmul: %s x %s: leading dims differ", shape(a), shape(b));
    return p;
}

//@ matmul-op
Tensor *t_matmul(Tensor *a, Tensor *b, bool ta, bool tb)
{
    Sizes p = sizes_of(a, b, ta, tb);
    int dim[4];
    memcpy(dim, a->dim, sizeof dim);
    dim[a->ndim - 2] = a->dim[a->ndim - (ta ? 1 : 2)];
    dim[a->ndim - 1] = p.N;
    Tensor *out = tape_new("matmul", a->ndim, dim, matmul_backward, a, b, NULL);
    *(Sizes *)(out->ctx = tape_alloc(sizeof p)) = p;
    matmul_batch(out->data, a->data, b->data, p.count, p.M, p.N, p.K,
                 ta, tb, false);
    return out;
}
