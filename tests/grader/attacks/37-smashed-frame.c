/*
 * Overwrites the frames of its callers, where a verdict may be kept. They
 * belong to its own case.
 * expect: crash
 */
#include "1-total.h"

long long total(const int *x, size_t n)
{
    char small[8];
    volatile char *at = small;
    (void)x, (void)n;
    for (int i = 0; i < 4096; i++)
        at[i] = 'A';
    return small[0];
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
