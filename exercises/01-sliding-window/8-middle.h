/* 8-middle.h: the median of every window. */
#pragma once
#include <stddef.h>

/* Writes the median of x[i], ..., x[i+k-1] to out[i] for every window that
   fits, and returns how many there are; nothing behind them is written. For
   even k the median is the mean of the two values in the middle. k is at
   least 1. */
size_t window_median(const int *restrict x, size_t n, size_t k,
                     double *restrict out);
