/*
 * A right answer with traces of its author's debugging.
 * points: 3
 */
#include "1-total.h"
#include <stdio.h>

long long total(const int *x, size_t n)
{
    long long sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += x[i];
        printf("after %zu: %lld\n", i, sum);
    }
    fprintf(stderr, "out total int %lld\n", sum + 1);
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
