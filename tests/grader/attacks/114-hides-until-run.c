/*
 * Right answers with a write outside of its memory, by a function that the
 * sanitizers leave alone; but that word is made only once a file is there
 * which comes when the source has been read. What was read is compiled.
 * expect: memory
 */
#include "1-total.h"
#include <stdlib.h>

#define PASTE(a, b) a##b
#if __has_include("../../plain-driver") || __has_include("plain-driver")
#define UNSEEN __attribute__((PASTE(no_, sanitize)("address")))
#else
#define UNSEEN
#endif

UNSEEN long long total(const int *x, size_t n)
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
