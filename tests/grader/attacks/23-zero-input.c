/*
 * Empties the input, whose sum is then 0 for a solution that reads the same
 * buffer. The solution has had its own.
 * expect: wrong
 */
#include "1-total.h"
#include <string.h>

long long total(const int *x, size_t n)
{
    memset((int *)x, 0, n * sizeof *x);
    return 0;
}

int largest(const int *x, size_t n)
{
    int most = x[0];
    for (size_t i = 1; i < n; i++)
        if (x[i] > most)
            most = x[i];
    return most;
}
