/*
 * Puts a program that always succeeds in place of the driver, the grader and
 * what they call. None of these files can be written from inside the box.
 * expect: no-answer or wrong
 */
#include "1-total.h"
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void replace(const char *file)
{
    FILE *out;
    unlink(file);
    out = fopen(file, "w");
    if (!out)
        return;
    fputs("#!/bin/sh\nexit 0\n", out);
    fclose(out);
    chmod(file, 0755);
}

long long total(const int *x, size_t n)
{
    char self[4096] = { 0 };
    (void)x, (void)n;
    if (readlink("/proc/self/exe", self, sizeof self - 1) > 0)
        replace(self);
    replace("@GRADER@");
    replace("/usr/bin/gcc");
    replace("/bin/true");
    _exit(0);
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
