/*
 * An error for who only preprocesses it, so that the reader gives up, and
 * none for the two builds. What is read is what is compiled.
 * expect: compile
 */
#include "1-total.h"
#include <stdlib.h>
#define PASTE(a, b) a##b

#ifdef __has_feature
#define WATCHED __has_feature(address_sanitizer)
#elif defined __SANITIZE_ADDRESS__
#define WATCHED 1
#else
#define WATCHED 0
#endif
#if !defined __OPTIMIZE__ && !WATCHED
#error nothing to see here
#endif

__attribute__((PASTE(no_, sanitize)("address", "undefined")))
long long total(const int *x, size_t n)
{
    long long *sums = malloc(n * sizeof *sums);
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
