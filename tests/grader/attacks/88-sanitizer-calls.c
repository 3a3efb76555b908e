/*
 * Right answers with a leak and a write outside of its memory, and a word to
 * the sanitizers not to look. Who calls them is refused.
 * expect: compile or memory
 */
#include "1-total.h"
#include <stdlib.h>

__attribute__((weak)) void __lsan_disable(void);
__attribute__((weak)) void __asan_unpoison_memory_region(const void *, size_t);

long long total(const int *x, size_t n)
{
    if (__lsan_disable)
        __lsan_disable();
    long long *sums = malloc(n * sizeof *sums);
    if (__asan_unpoison_memory_region)
        __asan_unpoison_memory_region(sums, (n + 1) * sizeof *sums);
    sums[0] = 0;
    for (size_t i = 0; i < n; i++)
        sums[i + 1] = sums[i] + x[i];
    return sums[n];
}

int largest(const int *x, size_t n)
{
    int most = x[0];
    for (size_t i = 1; i < n; i++)
        if (x[i] > most)
            most = x[i];
    return most;
}
