/*
 * Takes the machine's memory with many processes, each within its limits. A
 * box allows none or few.
 * expect: timeout or wrong or crash
 */
#include "1-total.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    size_t much = (size_t)128 << 20;
    (void)x, (void)n;
    if (getuid() == 0)
        abort();            /* outside of any box: not on this machine */
    for (int child = 0; child < 8; child++)
        if (fork() == 0) {
            char *memory = malloc(much);
            if (memory)
                memset(memory, 1, much);
            pause();
        }
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
