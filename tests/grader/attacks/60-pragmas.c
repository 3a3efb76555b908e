/*
 * Renames the functions in the object, so that the name that the driver calls
 * is another one here. What the exercise asks for is then not there.
 * expect: no-answer or compile
 */
#include "1-total.h"

#pragma GCC poison driver case_end out_int
#pragma redefine_extname total case_begin
#pragma redefine_extname largest main
long long total(const int *x, size_t n);
int largest(const int *x, size_t n);

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
