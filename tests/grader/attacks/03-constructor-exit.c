/*
 * Ends the program before its main. This file is loaded in the process of a
 * case, long after the driver's main: only the case ends.
 * expect: no-answer
 */
#include "1-total.h"
#include <unistd.h>

__attribute__((constructor))
static void first(void)
{
    _exit(0);
}

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
