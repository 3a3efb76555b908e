/*
 * Closes every descriptor, so that a failure cannot be reported. Who reports
 * nothing has no answer.
 * expect: no-answer
 */
#include "1-total.h"
#include <unistd.h>

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    for (int fd = 0; fd < 1024; fd++)
        close(fd);
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
