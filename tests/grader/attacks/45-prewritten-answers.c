/*
 * Writes the answers of all cases, as they are with seed 1, before the driver
 * says a word. A second answer to a case fails it, and the seed is another.
 * expect: wrong or no-answer
 */
#include "1-total.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct { long long total, largest; } known[] = {
    { 79630, 79630 }, { 6117300608, 2051926153 }, { -282, -19 }, { -6, 34 },
    { -203, -5 }, { -49, 64 }, { -430, -38 }, { -224, 38 }, { -381, -3 },
    { -116, 94 },
};

__attribute__((constructor))
static void first(void)
{
    char text[2048] = "";
    for (int k = 0; k < 10; k++)
        sprintf(text + strlen(text), "out total int %lld\n"
                "out largest int %lld\nend\nstatus ok\ncase %d values x\n",
                known[k].total, known[k].largest, k + 2);
    for (int fd = 1; fd < 64; fd++)
        if (write(fd, text, strlen(text)) < 0)
            continue;
    _exit(0);
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
