/*
 * Not malicious but careless: right answers, and memory that is never freed.
 * points: 0
 * expect: memory
 */
#include "1-total.h"
#include <stdlib.h>

long long total(const int *x, size_t n)
{
    long long *sums = malloc((n + 1) * sizeof *sums);
    sums[0] = 0;
    for (size_t i = 0; i < n; i++)
        sums[i + 1] = sums[i] + x[i];
    return sums[n];
}

int largest(const int *x, size_t n)
{
    int most = x[0];
    for (size_t i = 1; i < n; i++)
        if (x[i] > most)
            most = x[i];
    return most;
}
