/*
 * Never ends, so that the grader never does. Processor time is limited, and
 * after a first hang there is less of it.
 * expect: timeout
 */
#include "1-total.h"

static volatile int for_ever = 1;

long long total(const int *x, size_t n)
{
    (void)x;
    while (for_ever)
        n++;
    return (long long)n;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
