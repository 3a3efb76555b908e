/*
 * Ends the process that waits for it, which must be the grader. It is the
 * driver: the case and all later ones are without an answer.
 * expect: no-answer
 */
#include "1-total.h"
#include <signal.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    kill(getppid(), SIGKILL);
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
