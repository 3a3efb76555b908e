/*
 * Takes all memory of the machine. Its address space has an end, and what it
 * gets then is no memory to write to; on a busy machine its time may end first.
 * expect: crash or timeout
 */
#include "1-total.h"
#include <stdlib.h>
#include <string.h>

long long total(const int *x, size_t n)
{
    size_t much = (size_t)64 << 20;
    (void)x, (void)n;
    for (;;)
        memset(malloc(much), 1, much);
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
