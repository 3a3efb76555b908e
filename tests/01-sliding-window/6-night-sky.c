/* The driver of exercise 1.6: it owns the picture, and counts. */
#include "driver.h"
#include "6-night-sky.h"
#include <stdlib.h>

enum { ROOM = 2000, GUARD = 2000 };
static int x[ROOM];
static size_t pixels, comparisons;

size_t brighter(size_t p, size_t q)
{
    if (p >= pixels || q >= pixels)
        abort();                        // there is no such pixel
    comparisons++;
    return x[p] > x[q] ? p : q;
}

/* Answers with how bright the pixels are that out names: which of equal ones
   was taken makes no difference. -1 where nothing was written. */
static void run(size_t height, size_t width, size_t rows, size_t columns)
{
    int bright[ROOM + 2];
    pixels = height * width;
    size_t *out = case_memory((pixels + 2) * sizeof *out);
    for (size_t i = 0; i < pixels + 2; i++)
        out[i] = GUARD;
    in_int("height", (long long)height);
    in_int("width", (long long)width);
    in_int("rows", (long long)rows);
    in_int("columns", (long long)columns);
    in_ints("picture", x, pixels);
    brightest(height, width, rows, columns, out);
    for (size_t i = 0; i < pixels + 2; i++)     // all behind: guards
        bright[i] = out[i] == GUARD ? -1 : out[i] < pixels ? x[out[i]] : -2;
    out_ints("brightness", bright, pixels + 2);
    out_int("comparisons-beyond-4-a-pixel", comparisons > 4 * pixels
            ? (long long)(comparisons - 4 * pixels) : 0);
    case_end();
}

static void random_case(size_t height, size_t width, size_t rows,
                        size_t columns, int most)
{
    for (size_t i = 0; i < height * width; i++)
        x[i] = case_between(0, most);
    run(height, width, rows, columns);
}

static void slope(int down, int right, size_t rows, size_t columns)
{
    for (int i = 0; i < 56; i++)
        x[i] = 500 + i / 8 * down + i % 8 * right;
    run(7, 8, rows, columns);
}

void driver(void)
{
    if (case_begin("pictures", "one row, two columns"))
        slope(1, 1, 1, 2);
    if (case_begin("pictures", "darker to the right and down"))
        slope(-10, -1, 3, 2);
    for (int r = 0; r < 4; r++)
        if (case_begin("pictures", "random, %d rows", r + 2))
            random_case(9 + (size_t)r, 12, 2 + (size_t)r, 5, 9999);
    if (case_begin("pictures", "random, high and narrow"))
        random_case(40, 5, 15, 2, 99);
    if (case_begin("pictures", "random, a large window"))
        random_case(40, 50, 18, 21, 99999);
    if (case_begin("edges", "no picture"))
        run(0, 0, 1, 1);
    if (case_begin("edges", "window higher than the picture"))
        random_case(3, 6, 4, 2, 99);
    if (case_begin("edges", "window wider than the picture"))
        random_case(6, 3, 2, 4, 99);
    if (case_begin("edges", "a window of one pixel"))
        slope(3, -7, 1, 1);
    if (case_begin("edges", "random, the window is the picture"))
        random_case(6, 7, 6, 7, 99);
    if (case_begin("edges", "random, one row"))
        random_case(1, 30, 1, 6, 99);
    if (case_begin("edges", "random, one column"))
        random_case(30, 1, 6, 1, 99);
    if (case_begin("edges", "random, two shades only"))
        random_case(10, 14, 3, 4, 1);
}
