/*
 * One byte that must stand at a multiple of 256 MiB: the loader reserves that
 * much, over and over. There is an end to the address space of a case.
 * expect: wrong or no-answer or compile
 */
#include "1-total.h"

char lonely[4] __attribute__((aligned(1 << 28))) = { 1 };
char lonelier[4] __attribute__((aligned(1 << 28))) = { 1 };

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
