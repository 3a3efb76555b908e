/* bench_matmul: the matrix product's speed beside OpenBLAS's, where that is
   installed. With the argument "brief": the 48 shapes' summary alone.

   One thread is measured by its own clock, so that other jobs count less;
   two threads by the wall's. Methods take turns; what is printed are the
   medians of their speeds and of the ratios in each turn. */
#include "02-tensors/matmul.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef _OPENMP
#include <omp.h>
#endif

enum { RUNS = 9, SHAPES = 48, MOST = 8192 * 512 };
static float *A, *B, *C, *D;

typedef void Sgemm(int order, int ta, int tb, int M, int N, int K, float alpha,
                   const float *A, int lda, const float *B, int ldb,
                   float beta, float *C, int ldc);
static Sgemm *sgemm;

static void find_openblas(void)
{
    void *library = dlopen("libopenblas.so.0", RTLD_NOW);
    if (!library) {
        printf("no OpenBLAS (Debian: libopenblas0-pthread): left out\n");
        return;
    }
    void *found = dlsym(library, "cblas_sgemm");
    memcpy(&sgemm, &found, sizeof found);
    void (*set)(int) = NULL;
    char *(*name)(void) = NULL;
    found = dlsym(library, "openblas_set_num_threads");
    memcpy(&set, &found, sizeof found);
    found = dlsym(library, "openblas_get_corename");
    memcpy(&name, &found, sizeof found);
    set(1);
    printf("OpenBLAS, with its kernels for %s\n", name());
}

static void use_threads(int n)
{
#ifdef _OPENMP
    omp_set_num_threads(n);
#else
    (void)n;
#endif
}

static double seconds(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *x, int n)
{
    qsort(x, n, sizeof *x, compare);
    return x[n / 2];
}

typedef struct { int M, N, K; bool ta, tb; } Shape;

enum { OURS, PANEL, BLAS, TILED, REORDERED, NAIVE, METHODS };
static const char *const names[METHODS] = { "packed", "panel", "OpenBLAS",
                                            "tiled", "reordered", "naive" };

static void run(int method, Shape s)
{
    switch (method) {
    case OURS: matmul(C, A, B, s.M, s.N, s.K, s.ta, s.tb, false); break;
    case PANEL: matmul_panel(C, A, B, s.M, s.N, s.K); break;
    case TILED: matmul_tiled(C, A, B, s.M, s.N, s.K); break;
    case REORDERED: matmul_reordered(C, A, B, s.M, s.N, s.K); break;
    case NAIVE: matmul_naive(C, A, B, s.M, s.N, s.K); break;
    case BLAS:                          // 101: by rows; 112: transposed
        sgemm(101, 111 + s.ta, 111 + s.tb, s.M, s.N, s.K, 1, A,
              s.ta ? s.M : s.K, B, s.tb ? s.K : s.N, 0, D, s.N);
    }
}

/* Stops the bench where ours and OpenBLAS's results differ by more than
   the rounding of numbers below one half can explain. */
static void agree(Shape s)
{
    if (!sgemm)
        return;
    run(OURS, s);
    run(BLAS, s);
    for (size_t i = 0; i < (size_t)s.M * s.N; i++) {
        float difference = C[i] - D[i], most = 1e-6f * (float)(s.K + 16);
        if (!(difference < most && -difference < most)) {
            printf("%d %d %d: %g, but OpenBLAS has %g\n", s.M, s.N, s.K,
                   (double)C[i], (double)D[i]);
            exit(1);
        }
    }
}

static double work(Shape s)
{
    return 2e-9 * s.M * s.N * s.K;
}

/* GFLOP/s, once. */
static double speed(int method, Shape s, clockid_t clock)
{
    int times = method == NAIVE ? 1 : 1 + (int)(0.2 / work(s));
    double start = seconds(clock);
    for (int t = 0; t < times; t++)
        run(method, s);
    return work(s) * times / (seconds(clock) - start);
}

/* The median speed of each method up to last, all in turns, and that of its
   ratio to OpenBLAS; 0: left out. */
typedef struct { double speed[METHODS], ratio[METHODS]; } Measured;

static Measured measure(Shape s, int last)
{
    double each[METHODS][RUNS] = { 0 };
    Measured got;
    agree(s);
    for (int r = 0; r < RUNS; r++)
        for (int m = 0; m <= last; m++)
            if ((m != BLAS || sgemm) && (m != PANEL || (!s.ta && !s.tb)))
                each[m][r] = speed(m, s, CLOCK_THREAD_CPUTIME_ID);
    for (int m = 0; m < METHODS; m++) {
        double ratio[RUNS];
        for (int r = 0; r < RUNS; r++)
            ratio[r] = sgemm ? each[m][r] / each[BLAS][r] : 0;
        got.ratio[m] = median(ratio, RUNS);
    }
    for (int m = 0; m < METHODS; m++)
        got.speed[m] = median(each[m], RUNS);
    return got;
}

static void shapes_48(bool ta, bool tb, bool list)
{
    static const int Ms[] = { 512, 2176, 8192 }, sides[] = { 64, 128, 256,
                                                             512 };
    double ratio[SHAPES], fast[SHAPES];
    int below = 0;
    for (int q = 0; q < SHAPES; q++) {
        Shape s = { Ms[q / 16], sides[q / 4 % 4], sides[q % 4], ta, tb };
        Measured got = measure(s, BLAS);
        fast[q] = got.speed[OURS];
        ratio[q] = got.ratio[OURS];
        below += ratio[q] < 1;
        if (list)
            printf("%5d %4d %4d: packed %6.1f, OpenBLAS %6.1f, ratio %.2f; "
                   "panel %6.1f, ratio %.2f\n", s.M, s.N, s.K,
                   got.speed[OURS], got.speed[BLAS], ratio[q],
                   got.speed[PANEL], got.ratio[PANEL]);
    }
    double middle = median(ratio, SHAPES);
    printf("48 shapes, A%s B%s: median %.1f GFLOP/s", ta ? "'" : "",
           tb ? "'" : "", median(fast, SHAPES));
    if (sgemm)
        printf("; of OpenBLAS: median %.2f (bar 0.85), worst %.2f (bar "
               "0.75), %d below 1", middle, ratio[0], below);
    printf("\n");
}

/* Squares by every version; naive only where it takes no minute. */
static void ladder(void)
{
    static const int sizes[] = { 64, 128, 256, 512, 1024 };
    for (int q = 0; q < 5; q++) {
        Shape s = { sizes[q], sizes[q], sizes[q], false, false };
        Measured got = measure(s, s.N <= 512 ? NAIVE : REORDERED);
        double *fast = got.speed;
        printf("%4d cubed:", s.N);
        for (int m = METHODS - 1; m >= 0; m--)
            if (fast[m] > 0)
                printf(" %s %.1f", names[m], fast[m]);
        if (fast[NAIVE] > 0)
            printf("; over naive: reordered %.0f, tiled %.0f, panel %.0f, "
                   "packed %.0f", fast[REORDERED] / fast[NAIVE],
                   fast[TILED] / fast[NAIVE], fast[PANEL] / fast[NAIVE],
                   fast[OURS] / fast[NAIVE]);
        if (sgemm)
            printf("; panel of OpenBLAS %.2f (bar 0.75 from 256)",
                   got.ratio[PANEL]);
        printf("\n");
    }
}

/* Batches of 256 by one thread; OpenBLAS one product at a time. */
static void small(int M, int N, int K, bool ta, bool tb)
{
    enum { COUNT = 256 };
    double ours[RUNS], blas[RUNS];
    Shape s = { M, N, K, ta, tb };
    for (int r = 0; r < RUNS; r++) {
        double start = seconds(CLOCK_THREAD_CPUTIME_ID);
        for (int t = 0; t < 20; t++)
            matmul_batch(C, A, B, COUNT, M, N, K, ta, tb, false);
        double middle = seconds(CLOCK_THREAD_CPUTIME_ID);
        for (int t = 0; t < 20 * COUNT && sgemm; t++)
            sgemm(101, 111 + ta, 111 + tb, M, N, K, 1,
                  A + t % COUNT * M * K, ta ? M : K, B + t % COUNT * K * N,
                  tb ? K : N, 0, D + t % COUNT * M * N, N);
        double end = seconds(CLOCK_THREAD_CPUTIME_ID);
        ours[r] = 20 * COUNT * work(s) / (middle - start);
        blas[r] = 20 * COUNT * work(s) / (end - middle);
    }
    printf("small %2d %2d %2d A%s B%s: %.1f GFLOP/s", M, N, K, ta ? "'" : "",
           tb ? "'" : "", median(ours, RUNS));
    if (sgemm)
        printf(", OpenBLAS %.1f, ratio %.2f", median(blas, RUNS),
               ours[RUNS / 2] / blas[RUNS / 2]);
    printf("\n");
}

static void two_threads(Shape s)
{
    double one[RUNS], two[RUNS];
    for (int r = 0; r < RUNS; r++) {
        use_threads(1);
        one[r] = speed(OURS, s, CLOCK_MONOTONIC);
        use_threads(2);
        two[r] = speed(OURS, s, CLOCK_MONOTONIC);
    }
    use_threads(1);
    double slow = median(one, RUNS), fast = median(two, RUNS);
    printf("%5d %4d %4d, %4.0f MFLOP: two threads %.1f, one %.1f, ratio "
           "%.2f, of the best runs %.2f (bar 1.6)\n", s.M, s.N, s.K,
           work(s) * 1e3, fast, slow, fast / slow,
           two[RUNS - 1] / one[RUNS - 1]);
}

static float *matrix(void)
{
    float *x = aligned_alloc(64, MOST * sizeof *x);
    if (!x)
        exit(1);
    for (int i = 0; i < MOST; i++)
        x[i] = (float)(rand() % 2001 - 1000) / 2048;
    return x;
}

int main(int argc, char **argv)
{
    bool brief = argc > 1 && strcmp(argv[1], "brief") == 0;
    A = matrix();
    B = matrix();
    C = matrix();
    D = matrix();
    use_threads(1);
    find_openblas();
    shapes_48(false, false, !brief);
    if (brief)
        return 0;
    shapes_48(false, true, false);
    shapes_48(true, false, false);
    ladder();
    for (int how = 0; how < 3; how++) {
        small(17, 17, 16, how == 2, how == 1);
        small(17, 16, 17, how == 2, how == 1);
        small(65, 65, 32, how == 2, how == 1);
        small(65, 32, 65, how == 2, how == 1);
    }
    two_threads((Shape){ 2176, 128, 128, false, false });
    two_threads((Shape){ 2176, 256, 256, false, false });
    two_threads((Shape){ 512, 512, 512, false, false });
    two_threads((Shape){ 8192, 512, 512, false, false });
    return 0;
}
