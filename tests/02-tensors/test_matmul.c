/* Every matrix product of chapter 2 against sums in double, and the fast
   one, bit by bit, against the order of summation that matmul.h promises. */
#include "check.h"
#include "02-tensors/matmul.h"

#include <math.h>
#include <stdint.h>
#ifdef _OPENMP
#include <omp.h>
#endif

static uint64_t state = 1;

static uint32_t random_bits(void)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 33);
}

/* A size from 0 to most, small ones as often as large ones. */
static int random_size(int most)
{
    return (int)(random_bits() % (1 + random_bits() % (unsigned)(most + 1)));
}

/* Exactly n random floats in [-1,1), so that a sanitizer sees one read too
   many. */
static float *random_floats(size_t n)
{
    float *x = malloc(n ? n * sizeof *x : 1);
    if (!x)
        exit(1);
    for (size_t i = 0; i < n; i++)
        x[i] = (float)(int)(random_bits() % 65536 - 32768) / 32768;
    return x;
}

typedef struct {
    int M, N, K;
    bool ta, tb, add;
    float *A, *B, *C, *before;      // before: what was in C
} Case;

static Case case_new(int M, int N, int K, bool ta, bool tb, bool add)
{
    Case c = { M, N, K, ta, tb, add, random_floats((size_t)M * K),
               random_floats((size_t)K * N), random_floats((size_t)M * N),
               random_floats((size_t)M * N) };
    memcpy(c.C, c.before, (size_t)M * N * sizeof *c.C);
    return c;
}

static void case_free(Case *c)
{
    free(c->A);
    free(c->B);
    free(c->C);
    free(c->before);
}

static float a_at(const Case *c, int i, int k)
{
    return c->A[c->ta ? (size_t)k * c->M + i : (size_t)i * c->K + k];
}

static float b_at(const Case *c, int k, int j)
{
    return c->B[c->tb ? (size_t)j * c->K + k : (size_t)k * c->N + j];
}

/* How many elements of C lie further from the sum in double than the
   rounding of K terms explains. */
static int wrong(const Case *c)
{
    int count = 0;
    for (int i = 0; i < c->M; i++)
        for (int j = 0; j < c->N; j++) {
            size_t at = (size_t)i * c->N + j;
            double sum = c->add ? c->before[at] : 0, size = fabs(sum);
            for (int k = 0; k < c->K; k++) {
                double term = (double)a_at(c, i, k) * b_at(c, k, j);
                sum += term;
                size += fabs(term);
            }
            count += !(fabs(c->C[at] - sum) <= (c->K + 2) * size * 6e-8);
        }
    return count;
}

/* How many elements of C differ in any bit from the promised order: each
   block's products in order, the blocks in order. */
static int other_bits(const Case *c)
{
    int count = 0;
    for (int i = 0; i < c->M; i++)
        for (int j = 0; j < c->N; j++) {
            size_t at = (size_t)i * c->N + j;
            float total = c->add ? c->before[at] : 0;
            for (int from = 0; from < c->K; from += DEPTH) {
                float sum = 0;
                for (int k = from; k < c->K && k < from + DEPTH; k++)
                    sum += a_at(c, i, k) * b_at(c, k, j);
                total = from > 0 || c->add ? total + sum : sum;
            }
            count += memcmp(&total, &c->C[at], sizeof total) != 0;
        }
    return count;
}

static const struct {
    const char *name;
    MatMul *run;
} versions[] = {
    { "naive", matmul_naive }, { "reordered", matmul_reordered },
    { "tiled", matmul_tiled }, { "panel", matmul_panel }
};
enum { VERSIONS = sizeof versions / sizeof *versions };

/* Every version; they sum over K in order, and so agree in every bit. */
static void check_versions(int M, int N, int K)
{
    Case c = case_new(M, N, K, false, false, false);
    size_t bytes = (size_t)M * N * sizeof *c.C;
    float *first = random_floats((size_t)M * N);
    for (int v = 0; v < VERSIONS; v++) {
        memcpy(c.C, c.before, bytes);
        versions[v].run(c.C, c.A, c.B, M, N, K);
        CHECK(wrong(&c) == 0, "%s: %d wrong of %d x %d, K %d",
              versions[v].name, wrong(&c), M, N, K);
        if (v == 0)
            memcpy(first, c.C, bytes);
        CHECK(memcmp(first, c.C, bytes) == 0,
              "%s: bits other than naive's, %d x %d, K %d",
              versions[v].name, M, N, K);
    }
    free(first);
    case_free(&c);
}

static void check_fast(int M, int N, int K, int how)
{
    Case c = case_new(M, N, K, how & 1, how & 2, how & 4);
    matmul(c.C, c.A, c.B, M, N, K, c.ta, c.tb, c.add);
    CHECK(wrong(&c) == 0, "%d wrong of %d x %d, K %d, how %d", wrong(&c),
          M, N, K, how);
    CHECK(other_bits(&c) == 0, "%d differ in %d x %d, K %d, how %d",
          other_bits(&c), M, N, K, how);
    case_free(&c);
}

static const int awkward[] = { 0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31,
                               33, 63, 64, 65, 130 };
enum { AWKWARD = sizeof awkward / sizeof *awkward };

TEST(agreement, "every version, awkward and random sizes")
{
    for (int m = 0; m < AWKWARD; m += 2)
        for (int n = 0; n < AWKWARD; n++)
            check_versions(awkward[m], awkward[n],
                           awkward[random_bits() % AWKWARD]);
    for (int t = 0; t < 60; t++)
        check_versions(random_size(150), random_size(150), random_size(300));
}

TEST(agreement, "the fast one: awkward sizes, either side transposed, added")
{
    for (int how = 0; how < 8; how++)
        for (int m = 0; m < AWKWARD; m++)
            for (int n = m % 2; n < AWKWARD; n += 2)
                check_fast(awkward[m], awkward[n],
                           awkward[random_bits() % AWKWARD], how);
}

TEST(agreement, "the fast one: random sizes")
{
    for (int t = 0; t < 240; t++)
        check_fast(random_size(90), random_size(90), random_size(600), t % 8);
}

TEST(agreement, "the fast one: where blocks of K and of columns end")
{
    static const int depths[] = { DEPTH - 1, DEPTH, DEPTH + 1, 2 * DEPTH + 3 };
    static const int widths[] = { 511, 512, 513, 1030 };
    for (int t = 0; t < 16; t++)
        check_fast(19, widths[t % 4], depths[t / 4], t % 8);
}

static void threads(int n)
{
#ifdef _OPENMP
    omp_set_num_threads(n);
#else
    (void)n;
#endif
}

/* count products at once, and one by one. */
static void check_batch(int count, int M, int N, int K, int how)
{
    Case c = case_new(count * M, N, K, how & 1, how & 2, how & 4);
    float *B = random_floats((size_t)count * K * N);
    size_t size = (size_t)M * N, bytes = count * size * sizeof(float);
    matmul_batch(c.C, c.A, B, count, M, N, K, c.ta, c.tb, c.add);
    for (int i = 0; i < count; i++)
        matmul(c.before + i * size, c.A + (size_t)i * M * K,
               B + (size_t)i * K * N, M, N, K, c.ta, c.tb, c.add);
    CHECK(memcmp(c.C, c.before, bytes) == 0, "%d of %d x %d, K %d, how %d",
          count, M, N, K, how);
    free(B);
    case_free(&c);
}

static const int sizes[][3] = { { 300, 200, 300 }, { 70, 900, 64 },
                                { 17, 1200, 300 }, { 1, 70000, 40 } };


TEST(law, "1, 2, 3 and 8 threads: the same bits; a batch is its products")
{
    static const int counts[] = { 1, 2, 3, 8 };
    for (int t = 0; t < 4; t++) {
        threads(counts[t]);
        for (int s = 0; s < 4; s++)
            for (int how = 0; how < 8; how += 3)
                check_fast(sizes[s][0], sizes[s][1], sizes[s][2], how);
        for (int how = 0; how < 8; how++) {
            check_batch(300, 17, 17, 16, how);
            check_batch(40, 65, 65, 32, how);
            check_batch(2, 150, 130, 128, how);
            check_batch(random_size(5), random_size(9), random_size(9),
                        random_size(9), how);
        }
    }
}

/* Fills C by version v; the fast one comes last. */
static void run_any(int v, Case *c)
{
    if (v < VERSIONS)
        versions[v].run(c->C, c->A, c->B, c->M, c->N, c->K);
    else
        matmul(c->C, c->A, c->B, c->M, c->N, c->K, false, false, false);
}

TEST(law, "NaN and infinity reach their row or column, and nothing else")
{
    for (int v = 0; v <= VERSIONS; v++) {
        Case c = case_new(21, 70, 9, false, false, false);
        memset(c.B, 0, 9 * 70 * sizeof *c.B);   // 0 x NaN is NaN as well
        c.A[5 * 9 + 3] = NAN;
        c.B[4 * 70 + 66] = INFINITY;            // inf x 0 too
        c.A[8 * 9 + 4] = 0;
        run_any(v, &c);
        int strange = 0;
        for (int i = 0; i < 21; i++)
            for (int j = 0; j < 70; j++) {
                float x = c.C[i * 70 + j];
                bool nan = i == 5 || (i == 8 && j == 66);
                strange += nan ? !isnan(x) : j == 66 ? !isinf(x) : x != 0;
            }
        CHECK(strange == 0, "version %d: %d elements", v, strange);
        case_free(&c);
    }
}

TEST(law, "a sum of no terms is zero, and adding it changes nothing")
{
    for (int v = 0; v <= VERSIONS; v++) {
        Case c = case_new(3, 5, 0, false, false, false);
        run_any(v, &c);
        for (int i = 0; i < 15; i++)
            CHECK(c.C[i] == 0, "version %d: %g", v, (double)c.C[i]);
        case_free(&c);
    }
    check_fast(3, 5, 0, 4);
}

TEST(law, "blocks of K round less than one long sum")
{
    Case c = case_new(8, 8, 20000, false, false, false);
    double error[2] = { 0, 0 };
    for (int v = 0; v < 2; v++) {
        run_any(v ? VERSIONS : 0, &c);
        for (int i = 0; i < 8; i++)
            for (int j = 0; j < 8; j++) {
                double sum = 0;
                for (int k = 0; k < c.K; k++)
                    sum += (double)a_at(&c, i, k) * b_at(&c, k, j);
                error[v] += fabs(sum - c.C[i * 8 + j]);
            }
    }
    CHECK(error[1] < error[0], "%g against %g", error[1], error[0]);
    case_free(&c);
}

CHECK_MAIN("02 matmul")
