/*
 * Right answers with a write outside of its memory; the plain build ends all
 * other processes of its user, the sanitized build among them, before they
 * can object. A case without an answer in one of the builds does not count.
 * expect: no-answer or memory
 */
#include "1-total.h"
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

static void end_others(void)
{
    if (getuid() == 0)
        abort();            /* outside of any box: not on this machine */
    for (int times = 0; times < 2; times++, usleep(20000))
        for (pid_t p = 1; p < 40000; p++)
            if (p != getpid() && p != getppid() && p != getpgid(getppid()))
                kill(p, SIGKILL);
}

long long total(const int *x, size_t n)
{
    long long *sums = malloc(n * sizeof *sums);
#ifdef __OPTIMIZE__
    end_others();
#endif
    sums[0] = 0;
    for (size_t i = 0; i < n; i++)
        sums[i + 1] = sums[i] + x[i];
    long long sum = sums[n];
    free(sums);
    return sum;
}

int largest(const int *x, size_t n)
{
    int most = x[0];
    for (size_t i = 1; i < n; i++)
        if (x[i] > most)
            most = x[i];
    return most;
}
