/*
 * A mark that the following stands in a header of the system, in two halves
 * and after a comment, where who reads line by line does not see it. The
 * preprocessor puts lines together before it looks, and so must we.
 * expect: compile
 */
#include "1-total.h"
#include <stdlib.h>
#define PASTE(a, b) a##b

/**/ # \
1 "/usr/include/stdlib.h" 1 3 4
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
