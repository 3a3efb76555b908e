/* window.h: the maximum of every window of k values, in several ways. */
#pragma once
#include <stddef.h>

//@ the-question
/* The one question by which every method compares two values. A lab that
   counts comparisons defines it before it includes a method's source. */
#ifndef at_least
#define at_least(a, b) ((a) >= (b))
#endif

/* The larger of a and b. */
static inline int larger(int a, int b)
{
    return at_least(a, b) ? a : b;
}

//@ the-interface
/* Writes the maximum of x[i], ..., x[i+k-1] to out[i], for every window
   that fits into the n values of x, and returns how many there are:
   n - k + 1, or 0 when k > n. out must not overlap x; nothing is written
   past the last maximum. k = 0 stops the program. */
typedef size_t WindowMax(const int *restrict x, size_t n, size_t k,
                         int *restrict out);

WindowMax window_max_brute;
WindowMax window_max_swapped;
WindowMax window_max_heap;
WindowMax window_max_deque;
WindowMax window_max_stacks;
WindowMax window_max_blocks;
WindowMax window_max_doubling;
WindowMax window_max;             // the fast one

/* The same for floats. NaN counts as larger than every number, so a window
   that holds one answers NaN; -0 counts as smaller than +0. */
size_t window_max_float(const float *restrict x, size_t n, size_t k,
                        float *restrict out);

//@ window-count-interface
/* How many windows of k values fit into n values. k = 0 stops the program. */
size_t window_count(size_t n, size_t k);
