/*
 * Lets its parent trace it and stops: to a parent that only asks whether
 * something happened, it has ended. It is asked how, and it is no end.
 * expect: wrong
 */
#include "1-total.h"
#include <signal.h>
#include <sys/ptrace.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0)
        raise(SIGTRAP);
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
