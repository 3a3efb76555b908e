/*
 * Stops its parent, which limits its time, and then itself. The grader has a
 * clock of its own.
 * expect: timeout or no-answer
 */
#include "1-total.h"
#include <signal.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    kill(getppid(), SIGSTOP);
    for (;;)
        kill(getpid(), SIGSTOP);
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
