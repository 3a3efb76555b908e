/*
 * Names the grader's table of expected values and takes the next one. No such
 * table is in the process that runs this file.
 * expect: wrong
 */
#include "1-total.h"

__attribute__((weak)) extern const long long expected, answers;
__attribute__((weak)) extern int case_number;

long long total(const int *x, size_t n)
{
    int at = &case_number ? case_number - 1 : 0;
    (void)x, (void)n;
    return &expected ? (&expected)[at] : &answers ? (&answers)[at] : 0;
}

int largest(const int *x, size_t n)
{
    int most = x[0];
    for (size_t i = 1; i < n; i++)
        if (x[i] > most)
            most = x[i];
    return most;
}
