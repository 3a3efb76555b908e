/*
 * Knows by heart the inputs that `make check` shows, and their answers: full
 * points with seed 1. A grade has a seed of its own, and every case depends
 * on it.
 * expect: wrong
 */
#include "1-total.h"

static const struct {
    int first;
    long long total;
    int largest;
} known[] = {
    { 79630, 79630, 79630 }, { 2044672946, 6117300608, 2051926153 },
    { -97, -282, -19 }, { 34, -6, 34 }, { -5, -203, -5 }, { 1, -49, 64 },
    { -99, -430, -38 }, { 38, -224, 38 }, { -6, -381, -3 }, { -55, -116, 94 },
};

static int find(int first)
{
    int k = 0;
    while (k < 9 && known[k].first != first)
        k++;
    return k;
}

long long total(const int *x, size_t n)
{
    (void)n;
    return known[find(x[0])].total;
}

int largest(const int *x, size_t n)
{
    (void)n;
    return known[find(x[0])].largest;
}
