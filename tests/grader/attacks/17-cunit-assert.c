/*
 * Defines CUnit's own assertion, so that each one holds. The process with
 * CUnit in it never loads this file, and only the exercise's names are kept.
 * expect: wrong
 */
#include "1-total.h"

int CU_assertImplementation(int, unsigned, const char *, const char *,
                            const char *, int);

int CU_assertImplementation(int value, unsigned line, const char *condition,
                            const char *file, const char *function, int fatal)
{
    (void)value, (void)line, (void)condition, (void)file, (void)function;
    (void)fatal;
    return 1;
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
