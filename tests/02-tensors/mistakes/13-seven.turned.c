/* In some of the seven the factors have changed places. For numbers that is
   the same; here the factors are matrices, and A B is not B A. What comes from
   A stands on the left. */
/* An (n,n) matrix somewhere in memory, whose rows begin `stride` apart. */
typedef struct {
    Entry *at;
    int stride;
} Block;

static Block new_block(int n)
{
    return (Block){ calloc((size_t)(n * n), sizeof(Entry)), n };  // all ZERO
}

static Entry *entry(Block b, int i, int j)
{
    return &b.at[i * b.stride + j];
}

/* to = a op b, entry by entry; to may be one of the two. */
static void combine(Block to, Block a, Entry (*op)(Entry, Entry), Block b,
                    int n)
{
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            *entry(to, i, j) = op(*entry(a, i, j), *entry(b, i, j));
}

/* Quarter (i,j) of a block, whose quarters are (n,n). */
static Block quarter(Block b, int i, int j, int n)
{
    return (Block){ entry(b, i * n, j * n), b.stride };
}

static void strassen(Block A, Block B, Block C, int n);

/* m = (a op1 a2) (b op2 b2). A left out a2 or b2 has no op. */
static void multiply_sums(Block m, Block a, Entry (*op1)(Entry, Entry),
                          Block a2, Block b, Entry (*op2)(Entry, Entry),
                          Block b2, int n)
{
    Block left = new_block(n), right = new_block(n);
    if (op1)
        combine(left, a, op1, a2, n);
    if (op2)
        combine(right, b, op2, b2, n);
    strassen(op1 ? left : a, op2 ? right : b, m, n);
    free(left.at);
    free(right.at);
}

/* (a b; c d) (e f; g h), in seven products of half the size. */
static void seven(Block A, Block B, Block m[7], int n)
{
    Block a = quarter(A, 0, 0, n), b = quarter(A, 0, 1, n);
    Block c = quarter(A, 1, 0, n), d = quarter(A, 1, 1, n);
    Block e = quarter(B, 0, 0, n), f = quarter(B, 0, 1, n);
    Block g = quarter(B, 1, 0, n), h = quarter(B, 1, 1, n);
    multiply_sums(m[0], a, add, d, e, add, h, n);
    multiply_sums(m[1], c, add, d, e, NULL, e, n);
    multiply_sums(m[2], a, NULL, a, f, subtract, h, n);
    multiply_sums(m[3], g, subtract, e, d, NULL, d, n);
    multiply_sums(m[4], h, NULL, h, a, add, b, n);
    multiply_sums(m[5], c, subtract, a, e, add, f, n);
    multiply_sums(m[6], b, subtract, d, g, add, h, n);
}

/* C = A B; n is a power of two. */
static void strassen(Block A, Block B, Block C, int n)
{
    if (n == 1) {
        *C.at = multiply(*A.at, *B.at);
        return;
    }
    Block m[7];
    n /= 2;
    for (int i = 0; i < 7; i++)
        m[i] = new_block(n);
    seven(A, B, m, n);
    Block C00 = quarter(C, 0, 0, n), C01 = quarter(C, 0, 1, n);
    Block C10 = quarter(C, 1, 0, n), C11 = quarter(C, 1, 1, n);
    combine(C00, m[0], add, m[3], n);
    combine(C00, C00, subtract, m[4], n);
    combine(C00, C00, add, m[6], n);
    combine(C01, m[2], add, m[4], n);
    combine(C10, m[1], add, m[3], n);
    combine(C11, m[0], subtract, m[1], n);
    combine(C11, C11, add, m[2], n);
    combine(C11, C11, add, m[5], n);
    for (int i = 0; i < 7; i++)
        free(m[i].at);
}

/* Rounds n up to a power of two: what is added is ZERO, and so is its part of
   the product. */
void product(const Entry *A, const Entry *B, int n, Entry *C)
{
    int size = 1;
    while (size < n)
        size *= 2;
    Block a = new_block(size), b = new_block(size), c = new_block(size);
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            *entry(a, i, j) = A[i * n + j];
            *entry(b, i, j) = B[i * n + j];
        }
    if (n > 0)
        strassen(a, b, c, size);
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            C[i * n + j] = *entry(c, i, j);
    free(a.at);
    free(b.at);
    free(c.at);
}
