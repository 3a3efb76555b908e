/*
 * Lifts every limit and stops every clock that it can, and then never ends.
 * A hard limit cannot be lifted, and the last clock is not its own.
 * expect: timeout
 */
#define _GNU_SOURCE
#include "1-total.h"
#include <signal.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    struct rlimit all = { RLIM_INFINITY, RLIM_INFINITY };
    struct itimerval never = { 0 };
    sigset_t signals;
    (void)x, (void)n;
    for (int limit = 0; limit < 16; limit++)
        setrlimit(limit, &all);
    for (int timer = 0; timer < 3; timer++)
        setitimer(timer, &never, NULL);
    alarm(0);
    sigfillset(&signals);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    setpgid(0, 0);
    for (volatile int i = 0; ; i = !i)
        ;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
