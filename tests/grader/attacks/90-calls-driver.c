/*
 * Calls the driver's own functions from inside of a case: ends it with an
 * answer before it is asked, and begins cases of its own. More or other lines
 * than the solution's are no answer.
 * expect: wrong or no-answer
 */
#include "1-total.h"
#include <stdbool.h>

__attribute__((weak)) bool case_begin(const char *, const char *, ...);
__attribute__((weak)) void case_end(void);
__attribute__((weak)) void out_int(const char *, long long);

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    if (out_int && case_begin && case_end) {
        out_int("total", 0);
        out_int("largest", 0);
        case_begin("edges", "one value");
        case_end();
    }
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
