/*
 * Ends the program with status 0, as if all had gone well. No status is a
 * verdict here: a case without its `end` has no answer.
 * expect: no-answer
 */
#include "1-total.h"
#include <stdlib.h>

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    exit(0);
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
