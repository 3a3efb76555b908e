/*
 * A program of 8 GiB, to fill the disk by compiling. What the compiler may
 * write is limited.
 * expect: compile
 */
#include "1-total.h"

#define GIB(name) char name[1 << 30] = { 1 };
GIB(a) GIB(b) GIB(c) GIB(d) GIB(e) GIB(f) GIB(g) GIB(h)

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
