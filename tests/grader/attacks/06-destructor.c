/*
 * Answers wrongly, and turns the status into 0 while the program ends. The
 * status of a case is no verdict, and case_end skips destructors.
 * expect: wrong
 */
#include "1-total.h"
#include <unistd.h>

__attribute__((destructor))
static void last(void)
{
    _exit(0);
}

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
