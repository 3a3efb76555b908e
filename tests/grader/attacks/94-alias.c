/*
 * Other names, weak and strong, for its own function: the end of a case, a
 * line of output and the kernel's calls become the same. They do not leave
 * this file.
 * expect: wrong
 */
#include "1-total.h"

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}

#define ALSO(name) \
    long long name(const int *, size_t) __attribute__((alias("total")))
ALSO(case_end);
ALSO(out_ints);
__attribute__((weak)) ALSO(waitpid);
__attribute__((visibility("protected"))) ALSO(kill);
