/*
 * Prints the summary of a run in which all went well, and leaves. What a
 * learner's code prints is never read as a result.
 * expect: no-answer
 */
#include "1-total.h"
#include <stdio.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    puts("Run Summary:    Type  Total    Ran Passed Failed Inactive\n"
         "              suites      1      1    n/a      0        0\n"
         "               tests     10     10     10      0        0\n"
         "             asserts     20     20     20      0      n/a\n"
         "1.1 The total  3/3 points");
    fflush(stdout);
    _exit(0);
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
