/*
 * The brightest star
 * difficulty: ★★
 * points: 3
 * parts: pictures 2, edges 1
 * time: 60 min
 *
 * The greenhouse has a glass roof, and somebody took a photograph of the sky.
 * Where is the brightest pixel of each window of `rows` by `columns` pixels?
 *
 * The picture has `height` rows and `width` columns. Its pixels have numbers,
 * row by row: `y * width + x` for row `y`, column `x`. You are not told how
 * bright they are. `brighter(p, q)` returns the number of the brighter one of
 * two, and you may ask at most `4 height width` times, however large the
 * window is.
 *
 * Write the number of each window's brightest pixel to `out`, row by row: the
 * window that starts in row `y` and column `x` belongs to
 * `out[y * (width - columns + 1) + x]`. Where several are equally bright, any
 * of them will do. `rows` and `columns` are at least 1 and may differ. When
 * the window is higher or wider than the picture, write nothing; `height`
 * and `width` may be 0. You may allocate memory; give it back.
 *
 * hint: A window of 3 by 3 holds nine pixels. Three children each bring you
 *   the brightest of one row of it. How many do you have to compare?
 * hint: The child that looks at row 5, columns 2 to 4, works for three
 *   different windows. Do it once and write it down: a smaller picture, in
 *   which each entry is the brightest of a run of `columns`.
 * hint: Now go down the columns of that smaller picture with a window of
 *   `rows`. Both passes are the chapter's question in one dimension; the
 *   deque needs at most two comparisons for each value.
 * hint: Write one function that slides over `n` entries that stand `step`
 *   places apart (1 along a row, the smaller width down a column). The first
 *   pass starts from the pixels' own numbers, the second from the results of
 *   the first.
 * after: The maximum over a rectangle is a maximum of maxima, so two passes
 *   in one dimension do it, and a window of a thousand by a thousand costs no
 *   more than one of three by three. Image editors call it dilation.
 */
#include "6-night-sky.h"
#include <stdlib.h>

//! answer
/* One dimension: in[0], in[step], ... are n pixels; writes the brightest of
   each k to out[0], out[step], .... At most 2 n comparisons: each drops
   a pixel or is the last for its j. */
static void slide(const size_t *in, size_t n, size_t k, size_t step,
                  size_t *out, size_t *deque, size_t *came)
{
    size_t head = 0, tail = 0;
    for (size_t j = 0; j < n; j++) {
        size_t pixel = in[j * step];
        if (head < tail && came[head] + k <= j)
            head++;                                         // expired
        while (head < tail && brighter(deque[tail - 1], pixel) == pixel)
            tail--;                                         // dominated
        deque[tail] = pixel;
        came[tail++] = j;
        if (j + 1 >= k)
            out[(j + 1 - k) * step] = deque[head];
    }
}

/* Along the rows first, then down the columns of what that gave. */
void brightest(size_t height, size_t width, size_t rows, size_t columns,
               size_t *out)
{
    if (rows > height || columns > width)
        return;
    size_t across = width - columns + 1;
    size_t longer = height > width ? height : width;
    size_t *row = malloc(width * sizeof *row);
    size_t *half = malloc(height * across * sizeof *half);  // (height,across)
    size_t *deque = malloc(longer * sizeof *deque);
    size_t *came = malloc(longer * sizeof *came);
    for (size_t y = 0; y < height; y++) {
        for (size_t x = 0; x < width; x++)
            row[x] = y * width + x;
        slide(row, width, columns, 1, half + y * across, deque, came);
    }
    for (size_t x = 0; x < across; x++)
        slide(half + x, height, rows, across, out + x, deque, came);
    free(row);
    free(half);
    free(deque);
    free(came);
}
//! stub
void brightest(size_t height, size_t width, size_t rows, size_t columns,
               size_t *out)
{
    // TODO: the brightest pixel of each window, in few comparisons.
    (void)height, (void)width, (void)rows, (void)columns, (void)out;
}
//! end
