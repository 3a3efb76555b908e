/* matmul.h: the matrix product C = A B in versions, from the definition to
   one near the machine's limit. All matrices are dense and row-major. */
#pragma once
#include <stdbool.h>

//@ matmul-versions
/* C(M,N) = A(M,K) B(K,N). C overlaps neither A nor B; any size may be 0. */
typedef void MatMul(float *C, const float *A, const float *B,
                    int M, int N, int K);
MatMul matmul_naive, matmul_reordered, matmul_tiled, matmul_panel;

//@ matmul-fast
/* A K longer than this is summed in blocks of so many terms. */
enum { DEPTH = 256 };

/* C(M,N) = A B, or C += A B where add. With ta, A is stored transposed, as
   (K,M); with tb, B as (N,K). Each element of C is the sum over k in order
   of each block's DEPTH products, and of the blocks in order: the digits
   depend neither on threads nor on the width of vectors. */
void matmul(float *C, const float *A, const float *B, int M, int N, int K,
            bool ta, bool tb, bool add);

/* The same for count products whose matrices lie one after the other. */
void matmul_batch(float *C, const float *A, const float *B, int count,
                  int M, int N, int K, bool ta, bool tb, bool add);
