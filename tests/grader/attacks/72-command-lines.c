/*
 * Reads the command lines, environments and folders of all processes, to
 * learn where the answers are, and opens what is named there. There is
 * nothing to open.
 * expect: wrong or timeout
 */
#include "1-total.h"
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char text[1 << 16];

static char *take(const char *path)
{
    int in = open(path, O_RDONLY);
    ssize_t got = in < 0 ? 0 : read(in, text, sizeof text - 1);
    close(in);
    text[got > 0 ? got : 0] = '\0';
    return strstr(text, "out total int ");
}

static char *search(const char *pattern)
{
    glob_t files;
    if (glob(pattern, GLOB_NOSORT, NULL, &files) == 0)
        for (size_t f = 0; f < files.gl_pathc; f++)
            if (take(files.gl_pathv[f]))
                return strstr(text, "out total int ");
    return NULL;
}

long long total(const int *x, size_t n)
{
    static const char *const patterns[] = {
        "/proc/[0-9]*/cmdline", "/proc/[0-9]*/environ", "/proc/[0-9]*/fd/*",
        "/proc/[0-9]*/cwd/*", "/proc/[0-9]*/root@TREE@/build/*/*/*/*/*",
    };
    (void)x, (void)n;
    for (int p = 0; p < 5; p++) {
        char *found = search(patterns[p]);
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
