/*
 * Right answers with a write outside of its memory; in the sanitized build it
 * ends before that, so that nothing is found. Nothing found is not enough:
 * there, too, a case must reach its end.
 * expect: no-answer or memory
 */
#include "1-total.h"
#include <stdlib.h>
#include <unistd.h>

#ifdef __has_feature
#define WATCHED __has_feature(address_sanitizer)
#elif defined __SANITIZE_ADDRESS__
#define WATCHED 1
#else
#define WATCHED 0
#endif

long long total(const int *x, size_t n)
{
    if (WATCHED)
        _exit(0);
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
