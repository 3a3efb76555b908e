/*
 * Waits in the kernel as if for a disk, by a child that never lets go: such a
 * process neither runs nor sleeps. There is a limit to that, too.
 * expect: timeout or wrong
 */
#include "1-total.h"
#include <unistd.h>

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    if (vfork() == 0)
        for (;;)
            pause();
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
