#include "02-tensors/matmul.h"
#include "02-tensors/matmul_vector.h"

#include <stddef.h>
#include <string.h>
#ifdef _OPENMP
#include <omp.h>
#endif

//@ product
/* A product, or a share of one: A's element (i,k) is A[i*ai + k*ak], B's
   element (k,j) is B[k*bk + j*bj], and C's rows are cn floats apart. */
typedef struct {
    float *C;
    const float *A, *B;
    int M, N, K;
    size_t ai, ak, bk, bj, cn;
    bool add;
} Product;

/* So many columns of B at a time: DEPTH of them fill half of a core's L2. */
enum { COLUMNS = 512 };

static int least(int a, int b)
{
    return a < b ? a : b;
}

//@ copy-row
/* Copies n floats by vectors; the last one overlaps the one before. */
static void copy_row(float *restrict to, const float *restrict from, int n)
{
    int c = 0;
    for (; c + PER_VECTOR <= n; c += PER_VECTOR)
        store(to + c, load(from + c));
    if (c < n && n >= PER_VECTOR)
        store(to + n - PER_VECTOR, load(from + n - PER_VECTOR));
    else
        for (; c < n; c++)
            to[c] = from[c];
}

//@ copy-turned
/* to(depth,WIDTH) becomes from, stored (columns,depth), turned round: four
   columns at a time, since four floats are stored as fast as one. The last
   column stands in for those that are missing. */
static void copy_turned(float *restrict to, const float *restrict from,
                        size_t stride, int depth, int columns)
{
    typedef float Four
        __attribute__((vector_size(16), aligned(4), may_alias));
    for (int c = 0; c < WIDTH; c += 4) {
        const float *row[4];
        for (int q = 0; q < 4; q++)
            row[q] = from + least(c + q, columns - 1) * stride;
        for (int d = 0; d < depth; d++)
            *(Four *)(to + d * WIDTH + c)
                = (Four){ row[0][d], row[1][d], row[2][d], row[3][d] };
    }
}

//@ pack-panel
/* A panel of B: depth rows of WIDTH columns, in the order in which a tile
   reads them. What stands in missing columns reaches no element of C. */
static void pack_panel(float *restrict to, const Product *p, int k, int j,
                       int depth, int columns)
{
    const float *b = p->B + k * p->bk + j * p->bj;
    if (p->bj != 1)
        copy_turned(to, b, p->bj, depth, columns);
    else if (columns == WIDTH)
        for (int d = 0; d < depth; d++)
            copy_row(to + d * WIDTH, b + d * p->bk, WIDTH);
    else
        for (int d = 0; d < depth; d++)
            for (int c = 0; c < WIDTH; c++)
                to[d * WIDTH + c] = c < columns ? b[d * p->bk + c] : 0;
}

//@ tile
/* to(rows,WIDTH) = a(rows,depth) b(depth,WIDTH), or += where add. a's
   element (r,k) is a[r*row + k*step], to's rows are stride floats apart.
   rows, row and step are known where this is inlined: the loops over r and
   v vanish, and every sum is a register. */
static inline __attribute__((always_inline))
void tile(int rows, int row, int step, const float *a, const float *b,
          int depth, float *to, size_t stride, bool add)
{
    Vector sum[HEIGHT][VECTORS] = { 0 };
    for (int k = 0; k < depth; k++)
        for (int r = 0; r < rows; r++)
            for (int v = 0; v < VECTORS; v++)
                sum[r][v] += a[r * row + k * step]
                             * load(b + k * WIDTH + v * PER_VECTOR);
    for (int r = 0; r < rows; r++)
        for (int v = 0; v < VECTORS; v++) {
            float *out = to + r * stride + v * PER_VECTOR;
            if (add)
                sum[r][v] += load(out);
            store(out, sum[r][v]);
        }
}

//@ tile-of
/* The tile for what is known only now. */
static void tile_of(int rows, bool by_rows, const float *a, const float *b,
                    int depth, float *to, size_t stride, bool add)
{
    if (rows == HEIGHT && by_rows)
        tile(HEIGHT, DEPTH, 1, a, b, depth, to, stride, add);
    else if (rows == HEIGHT)
        tile(HEIGHT, 1, HEIGHT, a, b, depth, to, stride, add);
    else if (rows == 4 && by_rows)
        tile(4, DEPTH, 1, a, b, depth, to, stride, add);
    else if (rows == 4)
        tile(4, 1, 4, a, b, depth, to, stride, add);
    else if (by_rows)
        tile(1, DEPTH, 1, a, b, depth, to, stride, add);
    else
        tile(1, 1, 1, a, b, depth, to, stride, add);
}

//@ edge-tile
/* A tile of fewer columns than WIDTH: through a whole one. */
static void edge_tile(int rows, bool by_rows, const float *a, const float *b,
                      int depth, float *to, size_t stride, bool add,
                      int columns)
{
    float whole[HEIGHT][WIDTH];
    tile_of(rows, by_rows, a, b, depth, whole[0], WIDTH, false);
    for (int r = 0; r < rows; r++, to += stride)
        for (int c = 0; c < WIDTH; c++)
            if (c < columns)
                to[c] = add ? to[c] + whole[r][c] : whole[r][c];
}

//@ strip
/* rows rows of C from row i on: the same rows of A are copied, so that
   they lie together, and meet every panel of B. */
static void strip(const Product *p, int i, int rows, int k, int depth,
                  int j, int columns, const float *panels)
{
    _Alignas(64) float a[HEIGHT * DEPTH];
    const float *from = p->A + i * p->ai + k * p->ak;
    float *to = p->C + i * p->cn + j;
    bool by_rows = p->ak == 1, add = p->add || k > 0;
    if (by_rows)
        for (int r = 0; r < rows; r++)
            copy_row(a + r * DEPTH, from + r * p->ai, depth);
    else
        for (int d = 0; d < depth; d++)
            copy_row(a + d * rows, from + d * p->ak, rows);
    for (int c = 0; c < columns; c += WIDTH, panels += WIDTH * DEPTH)
        if (columns - c >= WIDTH)
            tile_of(rows, by_rows, a, panels, depth, to + c, p->cn, add);
        else
            edge_tile(rows, by_rows, a, panels, depth, to + c, p->cn, add,
                      columns - c);
}

//@ multiply
/* The whole product, by one thread: a block of B becomes panels, then the
   rows of A pass by, HEIGHT at a time, and what is left by fours and ones. */
static void multiply(const Product *p)
{
    _Alignas(64) float panels[COLUMNS * DEPTH];
    for (int j = 0; j < p->N; j += COLUMNS)
        for (int k = 0; k < p->K; k += DEPTH) {
            int columns = least(COLUMNS, p->N - j);
            int depth = least(DEPTH, p->K - k), rows;
            for (int c = 0; c < columns; c += WIDTH)
                pack_panel(panels + c * DEPTH, p, k, j + c, depth,
                           least(WIDTH, columns - c));
            for (int i = 0; i < p->M; i += rows) {
                int left = p->M - i;
                rows = left >= HEIGHT ? HEIGHT : left >= 4 ? 4 : 1;
                strip(p, i, rows, k, depth, j, columns, panels);
            }
        }
}

//@ product-of
static Product product_of(float *C, const float *A, const float *B,
                          int M, int N, int K, bool ta, bool tb, bool add)
{
    if (K == 0 && !add && M > 0 && N > 0)
        memset(C, 0, (size_t)M * N * sizeof *C);    // a sum of no terms
    return (Product){ .C = C, .A = A, .B = B, .M = M, .N = N, .K = K,
                      .ai = ta ? 1 : K, .ak = ta ? M : 1,
                      .bk = tb ? 1 : N, .bj = tb ? K : 1,
                      .cn = N, .add = add };
}

/* Whether so many products of size M,N,K are worth waking other threads,
   which takes as long as about a million multiplications. */
static bool worth_threads(int count, int M, int N, int K)
{
    return (double)count * M * N * K > 2e6;
}

//@ share
/* Where share s of n things begins, in whole units. */
static int cut(int n, int unit, int s, int shares)
{
    long units = (n + unit - 1) / unit;
    return least(n, (int)(units * s / shares) * unit);
}

/* Share s of a product: some of C's rows or, if it is wide, columns. */
static Product share(Product p, int s, int shares)
{
    if (p.M >= p.N) {
        int from = cut(p.M, HEIGHT, s, shares);
        p.M = cut(p.M, HEIGHT, s + 1, shares) - from;
        p.A += from * p.ai;
        p.C += from * p.cn;
    } else {
        int from = cut(p.N, WIDTH, s, shares);
        p.N = cut(p.N, WIDTH, s + 1, shares) - from;
        p.B += from * p.bj;
        p.C += from;
    }
    return p;
}

//@ matmul
void matmul(float *C, const float *A, const float *B, int M, int N, int K,
            bool ta, bool tb, bool add)
{
    Product p = product_of(C, A, B, M, N, K, ta, tb, add);
    int shares = 1;
#ifdef _OPENMP
    if (worth_threads(1, M, N, K))
        shares = omp_get_max_threads();
#endif
    if (shares == 1) {
        multiply(&p);
        return;
    }
    #pragma omp parallel for
    for (int s = 0; s < shares; s++) {
        Product part = share(p, s, shares);
        multiply(&part);
    }
}

//@ matmul-batch
void matmul_batch(float *C, const float *A, const float *B, int count,
                  int M, int N, int K, bool ta, bool tb, bool add)
{
    size_t c = (size_t)M * N, a = (size_t)M * K, b = (size_t)K * N;
    if (worth_threads(1, M, N, K)) {
        for (int i = 0; i < count; i++)
            matmul(C + i * c, A + i * a, B + i * b, M, N, K, ta, tb, add);
        return;
    }
    #pragma omp parallel for if (worth_threads(count, M, N, K))
    for (int i = 0; i < count; i++) {
        Product p = product_of(C + i * c, A + i * a, B + i * b, M, N, K,
                               ta, tb, add);
        multiply(&p);
    }
}
