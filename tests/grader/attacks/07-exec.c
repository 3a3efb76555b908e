/*
 * Becomes a program that always succeeds. It cannot say what the answers are.
 * expect: no-answer or wrong
 */
#include "1-total.h"
#include <unistd.h>

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    execlp("true", "true", (char *)NULL);
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
