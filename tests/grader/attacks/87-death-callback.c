/*
 * Right answers with a write outside of its memory; a function of its own is
 * called when the sanitizer ends the program, and ends it well. A case that
 * does not reach its end in the sanitized build does not count.
 * expect: no-answer or memory or compile
 */
#include "1-total.h"
#include <stdlib.h>
#include <unistd.h>

__attribute__((weak)) void __sanitizer_set_death_callback(void (*)(void));

static void succeed(void)
{
    _exit(0);
}

long long total(const int *x, size_t n)
{
    long long *sums = malloc(n * sizeof *sums);
    if (__sanitizer_set_death_callback)
        __sanitizer_set_death_callback(succeed);
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
