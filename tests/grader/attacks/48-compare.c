/*
 * Takes the place of what compares texts and memory: all are equal. It is
 * not this process that compares, and these names do not leave this file.
 * expect: wrong
 */
#include "1-total.h"

int memcmp(const void *a, const void *b, size_t count)
{
    (void)a, (void)b, (void)count;
    return 0;
}

int strcmp(const char *a, const char *b)
{
    (void)a, (void)b;
    return 0;
}

int strncmp(const char *a, const char *b, size_t count)
{
    (void)a, (void)b, (void)count;
    return 0;
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
