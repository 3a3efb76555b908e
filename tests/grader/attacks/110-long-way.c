/*
 * Puts twenty million characters before what is not allowed, where who has
 * read enough no longer looks. What is too long to be read is refused.
 * expect: compile
 */
#include "1-total.h"
#include <stdlib.h>
#define PASTE(a, b) a##b
#define A "0123456789012345678901234567890123456789012345678901234567890123"
#define B A A A A A A A A A A A A A A A A A A A A
#define C B B B B B B B B B B B B B B B B B B B B
#define D C C C C C C C C C C C C C C C C C C C C

int long_way = sizeof(D D) + sizeof(D D) + sizeof(D D) + sizeof(D D)
    + sizeof(D D) + sizeof(D D) + sizeof(D D) + sizeof(D D) + sizeof(D D)
    + sizeof(D D) + sizeof(D D) + sizeof(D D) + sizeof(D D) + sizeof(D D)
    + sizeof(D D) + sizeof(D D) + sizeof(D D) + sizeof(D D) + sizeof(D D);

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
