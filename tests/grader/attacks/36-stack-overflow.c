/*
 * Calls itself until the stack is full, to take the grader along. It is the
 * stack of one case.
 * expect: crash
 */
#include "1-total.h"

static volatile int always = 1;

static int deeper(int depth)
{
    volatile char room[1024];
    room[depth % 1024] = (char)depth;
    return always ? deeper(depth + 1) + room[depth % 1024] : 0;
}

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    return deeper(0);
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
