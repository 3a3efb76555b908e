/*
 * Sleeps while it is loaded, before any function of the exercise is called
 * and, it hopes, before any limit holds. The limits hold when it is loaded.
 * expect: timeout
 */
#include "1-total.h"
#include <unistd.h>

__attribute__((constructor))
static void first(void)
{
    for (;;)
        pause();
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
