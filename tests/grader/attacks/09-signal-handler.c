/*
 * Crashes, and turns the crash into a success. The case still has no `end`.
 * expect: no-answer
 */
#include "1-total.h"
#include <signal.h>
#include <unistd.h>

static void succeed(int signal)
{
    (void)signal;
    _exit(0);
}

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    signal(SIGSEGV, succeed);
    return *(volatile int *)8;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
