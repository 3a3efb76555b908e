/*
 * Ends every process it may. It may end what is in its box.
 * expect: no-answer
 */
#include "1-total.h"
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    if (getuid() == 0)
        abort();            /* outside of any box: not on this machine */
    kill(-1, SIGKILL);
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
