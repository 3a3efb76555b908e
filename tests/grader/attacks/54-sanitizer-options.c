/*
 * Gives the sanitizers options of its own, so that what they find ends with
 * status 0. Such names are refused; and none would leave this file, and no
 * status is a verdict.
 * expect: compile
 */
#include "1-total.h"
#include <stdlib.h>

const char *__asan_default_options(void);
const char *__ubsan_default_options(void);

const char *__asan_default_options(void)
{
    return "exitcode=0:halt_on_error=0:log_path=/dev/null";
}

const char *__ubsan_default_options(void)
{
    return "exitcode=0:halt_on_error=0";
}

long long total(const int *x, size_t n)
{
    int *own = malloc(n * sizeof *own);
    (void)x;
    own[n] = 1;
    return own[n] - 1;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
