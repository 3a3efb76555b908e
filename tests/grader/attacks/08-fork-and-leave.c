/*
 * The process that is waited for succeeds at once; its child goes on as long
 * as it likes. What a case started ends with it, and a box allows no fork.
 * expect: no-answer
 */
#include "1-total.h"
#include <unistd.h>

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    if (fork() != 0)
        _exit(0);
    sleep(1);
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
