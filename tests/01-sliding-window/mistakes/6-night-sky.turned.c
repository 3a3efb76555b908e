/* You take the window's height for its width. rows counts downwards and
   columns along; in a square window nobody notices, and yours is `rows` wide
   and `columns` high. */
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
    if (rows > height || columns > width
        || rows > width || columns > height)
        return;
    size_t across = width - rows + 1;
    size_t longer = height > width ? height : width;
    size_t *row = malloc(width * sizeof *row);
    size_t *half = malloc(height * across * sizeof *half);  // (height,across)
    size_t *deque = malloc(longer * sizeof *deque);
    size_t *came = malloc(longer * sizeof *came);
    for (size_t y = 0; y < height; y++) {
        for (size_t x = 0; x < width; x++)
            row[x] = y * width + x;
        slide(row, width, rows, 1, half + y * across, deque, came);
    }
    for (size_t x = 0; x < across; x++)
        slide(half + x, height, columns, across, out + x, deque, came);
    free(row);
    free(half);
    free(deque);
    free(came);
}
