/*
 * Uses no processor time at all and ignores every signal that it can. Who
 * sleeps is measured by the clock, and ended by a signal not to be ignored.
 * expect: timeout
 */
#include "1-total.h"
#include <signal.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    sigset_t all;
    (void)x, (void)n;
    for (int s = 1; s < 65; s++)
        signal(s, SIG_IGN);
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    for (;;)
        sleep(1000);
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
