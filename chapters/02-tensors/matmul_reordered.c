#include "02-tensors/matmul.h"

#include <stddef.h>

//@ matmul-reordered
/* c += x b, for n floats. */
static void add_multiple(float *restrict c, float x,
                         const float *restrict b, int n)
{
    for (int j = 0; j < n; j++)
        c[j] += x * b[j];
}

void matmul_reordered(float *C, const float *A, const float *B,
                      int M, int N, int K)
{
    for (int i = 0; i < M; i++) {
        float *c = C + (size_t)i * N;
        for (int j = 0; j < N; j++)
            c[j] = 0;
        for (int k = 0; k < K; k++)
            add_multiple(c, A[(size_t)i * K + k], B + (size_t)k * N, N);
    }
}
