/*
 * Ends the program past every exit handler. The driver's own process, which
 * saw no `end` from the case, says so.
 * expect: no-answer
 */
#include "1-total.h"
#include <unistd.h>

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    _exit(0);
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
