/*
 * Puts a pointer into the table of what runs at the start, without a
 * constructor and without assembler. It runs in the process of a case.
 * expect: no-answer
 */
#include "1-total.h"
#include <unistd.h>

static void first(void)
{
    _exit(0);
}

__attribute__((section(".init_array"), used))
static void (*at_start)(void) = first;

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
