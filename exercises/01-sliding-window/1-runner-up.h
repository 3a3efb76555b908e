/* 1-runner-up.h: the second largest value of every window. */
#pragma once
#include <stddef.h>

/* Writes the second largest of x[i], ..., x[i+k-1] to out[i] for every window
   that fits, and returns how many there are; nothing behind them is written.
   k is at least 2. */
size_t runner_up(const int *restrict x, size_t n, size_t k,
                 int *restrict out);
