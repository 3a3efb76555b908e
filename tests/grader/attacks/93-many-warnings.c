/*
 * Some ten thousand warnings, each as long as a page, to make the reports too
 * large to send. Messages are cut.
 * expect: wrong
 */
#include "1-total.h"

#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B A A A A A A A A
#define C _Pragma("GCC warning \"once more\"") B;
#define D C C C C C C C C C C
#define E D D D D D D D D D D

void warned(void);
void warned(void)
{
    E E E E E E E E E E
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
