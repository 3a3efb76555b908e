/*
 * Not malicious but unfinished.
 * expect: compile
 */
#include "1-total.h"

long long total(const int *x, size_t n)
{
    return x[0] +
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
