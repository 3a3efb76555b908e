#pragma once
/* The largest value of each window. */
#include <stddef.h>

//@ window-head
/* Writes the maximum of every k values of x to y. */
void window_max(const float *x, size_t n, size_t k, float *y);
