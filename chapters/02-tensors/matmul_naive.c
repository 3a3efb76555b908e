#include "02-tensors/matmul.h"

#include <stddef.h>

//@ matmul-naive
void matmul_naive(float *C, const float *A, const float *B,
                  int M, int N, int K)
{
    for (int i = 0; i < M; i++)
        for (int j = 0; j < N; j++) {
            float sum = 0;
            for (int k = 0; k < K; k++)
                sum += A[(size_t)i * K + k] * B[(size_t)k * N + j];
            C[(size_t)i * N + j] = sum;
        }
}
