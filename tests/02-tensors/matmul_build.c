/* matmul_build: one line about the matrix product as it was compiled: a
   digest of its results' bits, and how many times as fast as the reordered
   loops it is, the best of a few tries at 256 x 256 x 256. */
#include "02-tensors/matmul.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { N = 256, MOST = 600 * 600 };
static float A[MOST], B[MOST], C[MOST];

static void fill(float *x, uint64_t state)
{
    for (int i = 0; i < MOST; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        x[i] = (float)(int)(state >> 48) / 32768 - 1;
    }
}

/* FNV-1a over the bits of the first n floats of C. */
static uint64_t digest(uint64_t hash, int n)
{
    const unsigned char *byte = (const unsigned char *)C;
    for (size_t i = 0; i < n * sizeof *C; i++)
        hash = (hash ^ byte[i]) * 1099511628211u;
    return hash;
}

static uint64_t digest_all(void)
{
    static const int sizes[][3] = { { 1, 1, 1 }, { 17, 17, 16 },
        { 65, 33, 300 }, { 130, 600, 600 }, { 600, 75, 513 }, { 3, 5, 0 } };
    uint64_t hash = 14695981039346656037u;
    for (int t = 0; t < 8 * 6; t++) {
        const int *s = sizes[t / 8];
        matmul(C, A, B, s[0], s[1], s[2], t & 1, t & 2, t & 4);
        hash = digest(hash, s[0] * s[1]);
    }
    matmul_batch(C, A, B, 30, 17, 19, 21, false, true, false);
    hash = digest(hash, 30 * 17 * 19);
    MatMul *versions[] = { matmul_naive, matmul_reordered, matmul_tiled,
                           matmul_panel };
    for (int v = 0; v < 4; v++) {
        versions[v](C, A, B, 67, 129, 400);
        hash = digest(hash, 67 * 129);
    }
    return hash;
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Reordered over fast, the least time of each. */
static double ratio(void)
{
    double least[2] = { 1e9, 1e9 };
    for (int try = 0; try < 10; try++) {
        double start = seconds();
        matmul_reordered(C, A, B, N, N, N);
        double middle = seconds();
        matmul(C, A, B, N, N, N, false, false, false);
        double end = seconds();
        if (middle - start < least[0])
            least[0] = middle - start;
        if (end - middle < least[1])
            least[1] = end - middle;
    }
    return least[0] / least[1];
}

int main(void)
{
    fill(A, 1);
    fill(B, 2);
    uint64_t hash = digest_all();
    double best = 0;
    for (int try = 0; try < 5 && best < 2; try++) {
        double now = ratio();
        best = now > best ? now : best;
    }
    printf("%016llx %.2f\n", (unsigned long long)hash, best);
}
