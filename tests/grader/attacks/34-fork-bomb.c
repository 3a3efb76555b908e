/*
 * Starts processes that start processes. A box allows none or few, and all
 * end with it.
 * expect: timeout
 */
#include "1-total.h"
#include <stdlib.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    if (getuid() == 0)
        abort();            /* outside of any box: not on this machine */
    for (;;)
        fork();
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
