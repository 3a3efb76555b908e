/*
 * Reads all of its own memory for an answer or a secret of the protocol. What
 * is expected was never in this process, and the protocol has no secret.
 * expect: wrong
 */
#define _GNU_SOURCE
#include "1-total.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *find(const char *from, size_t length)
{
    static char wanted[] = "pvu!upubm!jou!";    /* not to find itself */
    char text[sizeof wanted] = { 0 };
    for (size_t i = 0; wanted[i]; i++)
        text[i] = (char)(wanted[i] - 1);
    return memmem(from, length, text, strlen(text));
}

long long total(const int *x, size_t n)
{
    char line[512], *from, *to;
    FILE *maps = fopen("/proc/self/maps", "r");
    (void)x, (void)n;
    while (maps && fgets(line, sizeof line, maps)) {
        if (sscanf(line, "%p-%p rw", (void **)&from, (void **)&to) != 2
            || !strstr(line, " rw") || to - from > 64 << 20)
            continue;
        const char *found = find(from, (size_t)(to - from));
        if (found)
            return atoll(found + 14);
    }
    return 0;
}

int largest(const int *x, size_t n)
{
    int most = x[0];
    for (size_t i = 1; i < n; i++)
        if (x[i] > most)
            most = x[i];
    return most;
}
