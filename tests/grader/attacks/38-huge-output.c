/*
 * Prints without end, to fill the grader's memory or its disk. What it may
 * print is capped.
 * expect: limit
 */
#include "1-total.h"
#include <stdio.h>
#include <string.h>

long long total(const int *x, size_t n)
{
    static char much[1 << 16];
    (void)x, (void)n;
    memset(much, 'x', sizeof much - 1);
    for (;;)
        puts(much);
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
