/*
 * Includes itself by a whole path and says there that it is a header of the
 * system, whose attributes nobody minds. What is not below the system's own
 * folders is the learner's.
 * expect: compile
 */
#ifndef AGAIN
#define AGAIN
#include "/usr/../proc/self/cwd/exercises/01-one/1-total.c"
#else
#pragma GCC system_header
#include "1-total.h"
#include <stdlib.h>
#define PASTE(a, b) a##b

__attribute__((PASTE(no_, sanitize)("address", "undefined")))
long long total(const int *x, size_t n)
{
    long long *sums = malloc(n * sizeof *sums);
    sums[0] = 0;
    for (size_t i = 0; i < n; i++)
        sums[i + 1] = sums[i] + x[i];
    long long sum = sums[n];
    free(sums);
    return sum;
}

int largest(const int *x, size_t n)
{
    int most = x[0];
    for (size_t i = 1; i < n; i++)
        if (x[i] > most)
            most = x[i];
    return most;
}
#endif
