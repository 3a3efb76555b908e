/*
 * Right answers with a write outside of its memory, and the attribute that
 * hides it in the sanitized build alone: who looks at the plain one does not
 * see it. It is looked for in what each build compiles.
 * expect: compile
 */
#include "1-total.h"
#include <stdlib.h>
#define PASTE(a, b) a##b
#define HIDE __attribute__((PASTE(no_, sanitize)("address", "undefined")))

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define HIDDEN HIDE
#endif
#elif defined __SANITIZE_ADDRESS__
#define HIDDEN HIDE
#endif
#ifndef HIDDEN
#define HIDDEN
#endif

HIDDEN
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
