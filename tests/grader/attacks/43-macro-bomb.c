/*
 * Ten lines that are a billion words to the compiler. Its time and its memory
 * are limited.
 * expect: compile
 */
#include "1-total.h"

#define A(x) x x x x x x x x x x
#define B(x) A(A(x))
#define C(x) B(B(x))
#define D(x) C(C(x))

int sum = 0 D(+ 1) D(+ 2) D(D(+ 3));

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
