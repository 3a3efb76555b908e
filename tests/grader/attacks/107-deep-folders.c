/*
 * Makes folders in folders, as deep as time allows, and shuts them, so that
 * they are slow or impossible to remove. A program may not write in its box,
 * or what it wrote is removed all the same.
 * expect: timeout or wrong
 */
#include "1-total.h"
#include <sys/stat.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    for (int depth = 0; depth < 20000; depth++) {
        if (mkdir("d", 0700) != 0 || chdir("d") != 0)
            break;
        mkdir("e", 0);
        chmod(".", 0300);
    }
    chmod(".", 0);
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
