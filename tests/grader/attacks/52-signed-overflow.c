/*
 * Not malicious but careless: right answers, next to an overflow of int that
 * a compiler may take for a promise. The sanitized build withholds points.
 * expect: memory
 */
#include "1-total.h"

static int mixed;

long long total(const int *x, size_t n)
{
    long long sum = 0;
    int mix = 2147483647;
    for (size_t i = 0; i < n; i++) {
        mix = mix * 31 + x[i];
        sum += x[i];
    }
    mixed = mix;
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
