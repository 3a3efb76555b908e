/*
 * Starts the driver once more, with this file loaded ahead of everything: its
 * constructor now runs before any limit. What such a driver says of a case is
 * no answer to it.
 * expect: no-answer or wrong
 */
#define _GNU_SOURCE
#include "1-total.h"
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

__attribute__((constructor))
static void first(void)
{
    if (getenv("LD_PRELOAD"))
        _exit(0);
}

long long total(const int *x, size_t n)
{
    static char text[4096], *words[64];
    Dl_info self;
    int count = 0, in = open("/proc/self/cmdline", O_RDONLY);
    (void)x, (void)n;
    ssize_t length = read(in, text, sizeof text - 1);
    for (char *at = text; at < text + length && count < 63; at++)
        if (at == text || !at[-1])
            words[count++] = at;
    if (dladdr((void *)total, &self))
        setenv("LD_PRELOAD", self.dli_fname, 1);
    execv("/proc/self/exe", words);
    execv(words[0] ? words[0] : "./program", words);
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
