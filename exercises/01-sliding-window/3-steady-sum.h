/* 3-steady-sum.h: the sum of every window, without drift. */
#pragma once
#include <stddef.h>

/* Writes x[i] + ... + x[i+k-1] to out[i] for every window that fits, and
   returns how many there are; nothing behind them is written. k is at
   least 1. A sum depends on nothing but the values of its own window. */
size_t steady_sum(const float *restrict x, size_t n, size_t k,
                  float *restrict out);
