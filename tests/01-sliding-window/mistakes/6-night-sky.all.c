/* Right, but you look at every pixel of every window: rows times columns
   comparisons for each. Neighbouring windows share nearly all their pixels.
   Find the brightest of each short run in a row once, and use it again. */
void brightest(size_t height, size_t width, size_t rows, size_t columns,
               size_t *out)
{
    if (rows > height || columns > width)
        return;
    size_t across = width - columns + 1;
    for (size_t y = 0; y + rows <= height; y++)
        for (size_t x = 0; x < across; x++) {
            size_t best = y * width + x;
            for (size_t j = 1; j < rows * columns; j++)
                best = brighter(best, (y + j / columns) * width + x
                                      + j % columns);
            out[y * across + x] = best;
        }
}
