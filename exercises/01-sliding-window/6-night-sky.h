/* 6-night-sky.h: the brightest pixel of every rectangle of one size. */
#pragma once
#include <stddef.h>

/* The pixels of a picture are numbered row by row: pixel y * width + x stands
   in row y, column x. brighter returns the brighter of two pixels, and q when
   they are equal. Given to you; every use is counted. */
size_t brighter(size_t p, size_t q);

/* For every window of `rows` by `columns` pixels that fits into the picture,
   writes the number of its brightest pixel to out, row by row: window (y, x)
   starts at row y, column x and goes to
   out[y * (width - columns + 1) + x]. When none fits, writes nothing.
   rows and columns are at least 1. Compares at most 4 height width times. */
void brightest(size_t height, size_t width, size_t rows, size_t columns,
               size_t *out);
