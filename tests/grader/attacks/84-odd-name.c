/*
 * Calls its process what a reader of procfs takes for other fields, so that
 * it seems to use no time, or to wait for a processor. Then it sleeps.
 * expect: timeout
 */
#include "1-total.h"
#include <sys/prctl.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    prctl(PR_SET_NAME, ") Z 1 1 (\n0 0 0");
    for (;;)
        sleep(1000);
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
