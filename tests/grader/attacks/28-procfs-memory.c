/*
 * Reads the memory of every process it may for an answer. The grader is
 * another user's process, or not to be seen at all.
 * expect: wrong
 */
#define _GNU_SOURCE
#include "1-total.h"
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long long search(const char *process)
{
    static char page[1 << 16];
    char name[4200], line[512];
    unsigned long from, to;
    snprintf(name, sizeof name, "%s/mem", process);
    int memory = open(name, O_RDONLY);
    snprintf(name, sizeof name, "%s/maps", process);
    FILE *maps = memory < 0 ? NULL : fopen(name, "r");
    while (maps && fgets(line, sizeof line, maps)) {
        if (sscanf(line, "%lx-%lx rw", &from, &to) != 2 || to - from > 1 << 24)
            continue;
        for (; from < to; from += sizeof page) {
            ssize_t got = pread(memory, page, sizeof page, (off_t)from);
            char *found = got < 14 ? NULL
                : memmem(page, (size_t)got, "out total int ", 14);
            if (found)
                return atoll(found + 14);
        }
    }
    return 0;
}

long long total(const int *x, size_t n)
{
    glob_t processes;
    long long found = 0;
    (void)x, (void)n;
    if (glob("/proc/[0-9]*", 0, NULL, &processes) == 0)
        for (size_t p = 0; p < processes.gl_pathc && !found; p++)
            if (atoi(processes.gl_pathv[p] + 6) != getpid())
                found = search(processes.gl_pathv[p]);
    return found;
}

int largest(const int *x, size_t n)
{
    int most = x[0];
    for (size_t i = 1; i < n; i++)
        if (x[i] > most)
            most = x[i];
    return most;
}
