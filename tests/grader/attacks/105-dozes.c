/*
 * Neither works nor sleeps for long: a little of each, so that it seems to
 * get on, ten times as long as it may. Both are counted.
 * expect: timeout
 */
#include "1-total.h"
#include <time.h>
#include <unistd.h>

static void work(void)
{
    clock_t begin = clock();
    while (clock() - begin < CLOCKS_PER_SEC * 12 / 10000)
        ;
}

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    for (;;) {
        work();
        usleep(8000);
    }
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
