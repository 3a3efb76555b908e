/*
 * Right answers with a write outside of its memory; in the sanitized build it
 * hangs before that, and pleads that sanitizers are slow. A part whose cases
 * never reach their end there is not paid.
 * expect: memory or timeout
 */
#include "1-total.h"
#include <stdlib.h>
#include <time.h>

#ifdef __has_feature
#define WATCHED __has_feature(address_sanitizer)
#elif defined __SANITIZE_ADDRESS__
#define WATCHED 1
#else
#define WATCHED 0
#endif

static void work(void)
{
    while (WATCHED || clock() < CLOCKS_PER_SEC / 40)
        ;
}

long long total(const int *x, size_t n)
{
    long long *sums = malloc(n * sizeof *sums);
    work();
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
