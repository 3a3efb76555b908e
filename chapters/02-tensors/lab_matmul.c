/* lab_matmul: how fast is each version of the matrix product, and how fast
   could any be? */
#include "lab.h"
#include "01-sliding-window/require.h"
#include "02-tensors/matmul.h"
#include "02-tensors/matmul_vector.h"

#include <stdio.h>
#include <time.h>
#ifdef _OPENMP
#include <omp.h>
#endif

//@ matmul-lab-clock
enum { RUNS = 9, MOST = 1024, OWN = CLOCK_THREAD_CPUTIME_ID };
static float *A, *B, *C;

/* By the wall's clock, or by one that runs only while this thread does, so
   that other jobs do not count. */
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

static double median(double took[RUNS])
{
    qsort(took, RUNS, sizeof *took, compare);
    return took[RUNS / 2];
}

/* Without OpenMP there is one thread, whatever is asked for. */
static void use_threads(int n)
{
#ifdef _OPENMP
    omp_set_num_threads(n);
#else
    (void)n;
#endif
}

//@ matmul-lab-peak
/* The most this machine gives: multiplications and additions of whole
   vectors, as many at a time as a tile has sums, and not one load. Returns
   GFLOP/s. */
static double peak(void)
{
    enum { SUMS = HEIGHT * VECTORS, STEPS = 1000000 };
    Vector sum[SUMS], half, one;
    for (int l = 0; l < PER_VECTOR; l++) {
        half[l] = 0.5f;
        one[l] = (float)lab_seed();
    }
    for (int s = 0; s < SUMS; s++)
        sum[s] = one * (float)(s + 1);  // no two of them the same
    double start = seconds(OWN);
    for (int step = 0; step < STEPS; step++)
        for (int s = 0; s < SUMS; s++)
            sum[s] = sum[s] * half + one;
    double took = seconds(OWN) - start;
    for (int s = 0; s < SUMS; s++)
        store(C + s * PER_VECTOR, sum[s]);      // so that all was for a use
    return 2.0 * STEPS * SUMS * PER_VECTOR / took * 1e-9;
}

//@ matmul-lab-versions
static void fast(float *c, const float *a, const float *b,
                 int M, int N, int K)
{
    matmul(c, a, b, M, N, K, false, false, false);
}

enum { NAIVE, REORDERED, TILED, PANEL, FAST, VERSIONS };
static MatMul *const versions[VERSIONS] = {
    matmul_naive, matmul_reordered, matmul_tiled, matmul_panel, fast
};
static const char *const names[VERSIONS] = {
    "naive", "reordered", "tiled", "panel", "packed"
};

/* GFLOP/s of a version at n x n x n, once, over a few milliseconds. */
static double gflops(clockid_t clock, int version, int n)
{
    double work = 2.0 * n * n * n;
    int times = version == NAIVE ? 1 : 1 + (int)(2e8 / work);
    double start = seconds(clock);
    for (int t = 0; t < times; t++)
        versions[version](C, A, B, n, n, n);
    return work * times / (seconds(clock) - start) * 1e-9;
}

//@ matmul-lab-ladder
static const int sizes[] = { 64, 128, 256, 512, 1024 };
enum { SIZES = sizeof sizes / sizeof *sizes };
static double speed[VERSIONS][SIZES], limit[SIZES];

/* Every version at one size and the peak, in turns, by one thread. The
   three loops would take too long for the largest size. */
static void measure(int s)
{
    double got[VERSIONS][RUNS], most[RUNS];
    int first = sizes[s] > 512 ? REORDERED : NAIVE;
    for (int r = 0; r < RUNS; r++) {
        most[r] = peak();
        for (int v = first; v < VERSIONS; v++)
            got[v][r] = gflops(OWN, v, sizes[s]);
    }
    limit[s] = median(most);
    printf("%4d: peak %.1f", sizes[s], limit[s]);
    lab_row("ladder", "version=%s; n=%d; gflops=%.3f", "peak", sizes[s],
            limit[s]);
    for (int v = first; v < VERSIONS; v++) {
        speed[v][s] = median(got[v]);
        printf(", %s %.1f", names[v], speed[v][s]);
        lab_row("ladder", "version=%s; n=%d; gflops=%.3f", names[v],
                sizes[s], speed[v][s]);
    }
    printf(" GFLOP/s\n");
}

//@ matmul-lab-small
/* 256 products of the size of attention's, as a batch and by the reordered
   loops, by one thread; returns how many times as fast the batch is. */
static double small(int M, int N, int K)
{
    enum { COUNT = 256 };
    double batch[RUNS], loops[RUNS], work = 2.0 * COUNT * M * N * K;
    for (int r = 0; r < RUNS; r++) {
        double start = seconds(OWN);
        matmul_batch(C, A, B, COUNT, M, N, K, false, false, false);
        double middle = seconds(OWN);
        for (int i = 0; i < COUNT; i++)
            matmul_reordered(C + (size_t)i * M * N, A + (size_t)i * M * K,
                             B + (size_t)i * K * N, M, N, K);
        batch[r] = work / (middle - start) * 1e-9;
        loops[r] = work / (seconds(OWN) - middle) * 1e-9;
    }
    double fast_one = median(batch), slow_one = median(loops);
    printf("%d x %d, K %d: batch %.1f, reordered %.1f GFLOP/s\n", M, N, K,
           fast_one, slow_one);
    lab_row("small", "m=%d; n=%d; k=%d; batch=%.2f; reordered=%.2f", M, N, K,
            fast_one, slow_one);
    return fast_one / slow_one;
}

//@ matmul-lab-threads
/* How many times as fast two threads are as one, at n x n x n. */
static double two_threads(int n)
{
    double one[RUNS], two[RUNS];
    for (int r = 0; r < RUNS; r++) {
        use_threads(1);
        one[r] = gflops(CLOCK_MONOTONIC, FAST, n);
        use_threads(2);
        two[r] = gflops(CLOCK_MONOTONIC, FAST, n);
    }
    use_threads(1);
    return median(two) / median(one);
}

//@ matmul-lab-main
/* Whether a version is times as fast as the three loops at 256. */
static bool gains(int version, double times)
{
    return speed[version][2] >= times * speed[NAIVE][2];
}

static void matrices(void)
{
    A = allocate(MOST * MOST, sizeof *A);
    B = allocate(MOST * MOST, sizeof *B);
    C = allocate(MOST * MOST, sizeof *C);
    for (int i = 0; i < MOST * MOST; i++) {
        A[i] = (float)(i % 251) / 251 - 0.5f;
        B[i] = (float)(i % 241) / 241 - 0.5f;
        C[i] = 0;                                   // touch every page
    }
}

static void ratios(void)
{
    for (int v = REORDERED; v < VERSIONS; v++) {
        char key[32];
        snprintf(key, sizeof key, "%s-over-naive-256", names[v]);
        lab_value(key, speed[v][2] / speed[NAIVE][2]);
    }
    lab_value("packed-of-peak-256", speed[FAST][2] / limit[2]);
    lab_value("packed-of-peak-1024", speed[FAST][4] / limit[4]);
    lab_value("naive-of-peak-256", speed[NAIVE][2] / limit[2]);
}

static void claims(bool small_ones)
{
    lab_claim("reordered-gains", "Reordering the loops makes them at least "
              "5 times as fast at 256.", HOLDS, gains(REORDERED, 5));
    lab_claim("tiled-gains", "A tile of C in registers is at least 7 times "
              "as fast as the three loops.", HOLDS, gains(TILED, 7));
    lab_claim("packed-gains", "The packed product is at least 25 times as "
              "fast as the three loops.", HOLDS, gains(FAST, 25));
    lab_claim("near-peak", "The packed product reaches more than six tenths of "
              "the peak at 256.", HOLDS, speed[FAST][2] > 0.6 * limit[2]);
    lab_claim("small-too", "The batch beats the reordered loops at the sizes "
              "of attention.", HOLDS, small_ones);
}

int main(int argc, char **argv)
{
    lab_begin(argc, argv, true);
    matrices();
    use_threads(1);
    for (int s = 0; s < SIZES; s++) {
        measure(s);
        lab_progress(s + 1, SIZES + 2);
    }
    ratios();
    double least = small(17, 17, 16), next = small(65, 65, 32);
    lab_progress(SIZES + 1, SIZES + 2);
    double both = two_threads(512);
    printf("two threads: %.2f times as fast as one\n", both);
    lab_value("two-threads-512", both);
    lab_progress(SIZES + 2, SIZES + 2);
    claims(least > 1 && next > 1);
    return lab_end();
}
