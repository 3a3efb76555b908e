/*
 * Gives way to everybody, so that its clock of processor time hardly moves on
 * a busy machine and it seems to be a victim. There is a limit to patience.
 * expect: timeout
 */
#define _GNU_SOURCE
#include "1-total.h"
#include <sched.h>
#include <sys/resource.h>

long long total(const int *x, size_t n)
{
    struct sched_param none = { 0 };
    (void)x, (void)n;
    setpriority(PRIO_PROCESS, 0, 19);
    sched_setscheduler(0, SCHED_IDLE, &none);
    for (;;)
        sched_yield();
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
