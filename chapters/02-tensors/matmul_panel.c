#include "01-sliding-window/require.h"
#include "02-tensors/matmul.h"
#include "02-tensors/matmul_vector.h"

#include <string.h>

//@ panel-tile
/* C(HEIGHT,WIDTH) = a b. The loops over r and v have fixed ends: they
   vanish, and every sum is a register. */
static void panel_tile(float C[HEIGHT][WIDTH], const float *a, size_t stride,
                       const float *b, int K)
{
    Vector sum[HEIGHT][VECTORS] = { 0 };
    for (int k = 0; k < K; k++, a++, b += WIDTH)
        for (int r = 0; r < HEIGHT; r++)
            for (int v = 0; v < VECTORS; v++)
                sum[r][v] += a[r * stride] * load(b + v * PER_VECTOR);
    memcpy(C, sum, sizeof sum);
}

//@ matmul-panel
void matmul_panel(float *C, const float *A, const float *B,
                  int M, int N, int K)
{
    size_t stride = K + PER_VECTOR;      // no power of two: see the text
    float *rows = allocate(HEIGHT * stride, sizeof *rows), tile[HEIGHT][WIDTH];
    float *panels = allocate((N + WIDTH) * (size_t)K, sizeof *panels);
    for (int k = 0; k < K; k++)
        for (int j = 0; j < N; j++)
            panels[(j / WIDTH * (size_t)K + k) * WIDTH + j % WIDTH]
                = B[(size_t)k * N + j];
    for (int i = 0; i < M; i += HEIGHT) {
        int height = M - i < HEIGHT ? M - i : HEIGHT;
        for (int r = 0; r < height; r++)
            memcpy(rows + r * stride, A + (size_t)(i + r) * K, K * sizeof *A);
        for (int j = 0; j < N; j += WIDTH) {
            int width = N - j < WIDTH ? N - j : WIDTH;
            panel_tile(tile, rows, stride, panels + j * (size_t)K, K);
            for (int r = 0; r < height; r++)
                memcpy(C + (size_t)(i + r) * N + j, tile[r],
                       width * sizeof *C);
        }
    }
    free(panels);
    free(rows);
}
