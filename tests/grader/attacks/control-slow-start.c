/*
 * A right answer that takes its time in every case before it begins.
 * points: 3
 */
#include "1-total.h"
#include <time.h>

__attribute__((constructor))
static void prepare(void)
{
    volatile double table[256];
    while (clock() < CLOCKS_PER_SEC / 20)
        for (int i = 0; i < 256; i++)
            table[i] = i * 0.5;
    (void)table[0];
}

long long total(const int *x, size_t n)
{
    long long sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i];
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
