/*
 * Right answers with a write outside of its memory, hidden from the
 * sanitizers behind a preprocessor's own mark: from here on, a header of the
 * system. Such marks in a source are not believed.
 * expect: compile
 */
#include "1-total.h"
#include <stdlib.h>
#define PASTE(a, b) a##b

# 1 "/usr/include/stdlib.h" 1 3 4
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
