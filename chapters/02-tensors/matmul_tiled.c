#include "02-tensors/matmul.h"

#include <stddef.h>

//@ tile-size
enum { ROWS = 4, COLUMNS = 64 };

static int least(int a, int b)
{
    return a < b ? a : b;
}

//@ full-tile
/* A tile of C, all sums at once: a row of B serves ROWS rows of A. */
static void full_tile(float *restrict C, const float *restrict A,
                      const float *restrict B, int N, int K)
{
    float sum[ROWS][COLUMNS] = { { 0 } };
    for (int k = 0; k < K; k++)
        for (int r = 0; r < ROWS; r++)
            for (int j = 0; j < COLUMNS; j++)
                sum[r][j] += A[(size_t)r * K + k] * B[(size_t)k * N + j];
    for (int r = 0; r < ROWS; r++)
        for (int j = 0; j < COLUMNS; j++)
            C[(size_t)r * N + j] = sum[r][j];
}

//@ part-tile
/* What is left at the right and at the bottom. */
static void part_tile(float *C, const float *A, const float *B,
                      int rows, int columns, int N, int K)
{
    for (int r = 0; r < rows; r++)
        for (int j = 0; j < columns; j++) {
            float sum = 0;
            for (int k = 0; k < K; k++)
                sum += A[(size_t)r * K + k] * B[(size_t)k * N + j];
            C[(size_t)r * N + j] = sum;
        }
}

//@ matmul-tiled
void matmul_tiled(float *C, const float *A, const float *B,
                  int M, int N, int K)
{
    for (int i = 0; i < M; i += ROWS)
        for (int j = 0; j < N; j += COLUMNS) {
            float *c = C + (size_t)i * N + j;
            const float *a = A + (size_t)i * K, *b = B + j;
            int rows = least(ROWS, M - i), columns = least(COLUMNS, N - j);
            if (rows == ROWS && columns == COLUMNS)
                full_tile(c, a, b, N, K);
            else
                part_tile(c, a, b, rows, columns, N, K);
        }
}
