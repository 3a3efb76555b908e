/* columns.h: the fast method, for the type VALUE. Whoever includes it first
   defines VALUE, KEY(v) and VALUE_OF(key), and FAST_NAME, the function. */
#include "01-sliding-window/require.h"
#include "01-sliding-window/window.h"

#include <limits.h>

//@ columns-sizes
enum {
    LANES = 64,         // columns: a few of the machine's vectors side by side
    CHUNK = 4096,       // keys that fit into the first-level cache
    MANY = 512         // values from which on a window goes in columns
};

//@ windows-of
/* y[i] becomes the maximum of w values from x[i] on, for i in [0, count).
   left is how many values x still has; beyond them INT_MIN stands in.
   y has room for count + w - 1 keys. w is a power of two. */
static void windows_of(size_t w, const VALUE *restrict x, size_t left,
                       int *restrict y, size_t count)
{
    size_t length = count + w - 1, known = left < length ? left : length;
    for (size_t i = 0; i < known; i++)
        y[i] = KEY(x[i]);
    for (size_t i = known; i < length; i++)
        y[i] = INT_MIN;
    for (size_t v = 1; v < w; v *= 2) {
        #pragma omp simd    /* y[i + v] is read before it is written */
        for (size_t i = 0; i < length - v; i++)
            y[i] = larger(y[i], y[i + v]);
    }
}

//@ in-chunks
/* Doubling, CHUNK outputs at a time. */
static void in_chunks(const VALUE *restrict x, size_t n, size_t k,
                      VALUE *restrict out, size_t m)
{
    int y[CHUNK + MANY];
    size_t w = 1;
    while (2 * w <= k)
        w *= 2;
    for (size_t b = 0; b < m; b += CHUNK) {
        size_t count = m - b < CHUNK ? m - b : CHUNK;
        windows_of(w, x + b, n - b, y, count + k - w);
        for (size_t i = 0; i < count; i++)
            out[b + i] = VALUE_OF(larger(y[i], y[i + k - w]));
    }
}

//@ suffix-rows
/* Each row becomes the maximum of itself and all rows below it. */
static void suffix_rows(int *y, size_t rows)
{
    for (size_t r = rows - 1; r-- > 0; )
        for (size_t c = 0; c < LANES; c++)
            y[r * LANES + c] = larger(y[r * LANES + c],
                                      y[(r + 1) * LANES + c]);
}

//@ emit-row
/* One row of outputs: the larger of the block's suffix, the prefix of the
   block that follows, and the window's end. Then the prefix grows a row. */
static void emit_row(VALUE *restrict out, size_t count,
                     const int *restrict suffix, const int *restrict ends,
                     int *restrict prefix, const int *restrict next)
{
    for (size_t c = 0; c < count; c++) {
        int both = larger(suffix[c], ends[c]);
        out[c] = VALUE_OF(larger(both, prefix[c]));
        prefix[c] = larger(prefix[c], next[c]);
    }
}

//@ in-columns
/* The block method on rows of LANES keys. y holds the block whose windows
   are written; next, the one behind it, is made a CHUNK at a time. */
static void in_columns(const VALUE *restrict x, size_t n, size_t k,
                       VALUE *restrict out, size_t m)
{
    size_t rows = k / LANES, block = rows * LANES;
    int *memory = allocate(2 * (block + LANES), sizeof(int));
    int *y = memory, *next = memory + block + LANES;
    windows_of(LANES, x, n, next, block);
    for (size_t b = 0; b < m; b += block) {
        int *made = next, prefix[LANES];
        next = y;
        y = made;
        suffix_rows(y, rows);
        for (size_t c = 0; c < LANES; c++)
            prefix[c] = INT_MIN;
        for (size_t i = 0; i < block && b + i < m; i += LANES) {
            if (i % CHUNK == 0) {
                size_t from = b + block + i < n ? b + block + i : n;
                windows_of(LANES, x + from, n - from, next + i,
                           block - i < CHUNK ? block - i : CHUNK);
            }
            if (i == 0)
                memcpy(y + block, next, LANES * sizeof(int));
            const int *ends = i ? next + i + k - LANES - block
                                : y + k - LANES;
            size_t count = m - b - i < LANES ? m - b - i : LANES;
            emit_row(out + b + i, count, y + i, ends, prefix, next + i);
        }
    }
    free(memory);
}

//@ fast-name
size_t FAST_NAME(const VALUE *restrict x, size_t n, size_t k,
                 VALUE *restrict out)
{
    size_t m = window_count(n, k);
    if (k < MANY)
        in_chunks(x, n, k, out, m);
    else if (m > 0)
        in_columns(x, n, k, out, m);
    return m;
}
