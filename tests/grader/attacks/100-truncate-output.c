/*
 * Shortens and stretches the file that takes what is printed, so that who
 * looks up where a case's words begin looks outside. The size of that file is
 * the learner's, and is treated so.
 * expect: wrong
 */
#include "1-total.h"
#include <stdio.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    (void)x;
    puts("some words, to be gone in a moment");
    fflush(stdout);
    if (ftruncate(1, n % 2 ? 0 : 1000000) == 0)
        puts("==1==ERROR: AddressSanitizer: heap-buffer-overflow");
    if (ftruncate(2, 0) == 0)
        fflush(stdout);
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
