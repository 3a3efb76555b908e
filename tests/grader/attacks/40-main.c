/*
 * Brings a main of its own, which ends well at once. Only the exercise's
 * names leave this file.
 * expect: wrong
 */
#include "1-total.h"

int main(void)
{
    return 0;
}

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
