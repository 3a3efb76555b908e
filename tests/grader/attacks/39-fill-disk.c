/*
 * Fills the disk with as many files as it takes, wherever it may write. Each
 * file's size is limited, and so is the time there is.
 * expect: limit
 */
#include "1-total.h"
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static const char *const folders[] = {
    ".", "/tmp", "/var/tmp", "/dev/shm", "@OUT@",
};

static void fill(const char *folder, int number)
{
    static char much[1 << 20];
    char name[4096];
    snprintf(name, sizeof name, "%s/fill-%d-%d", folder, getpid(), number);
    int out = open(name, O_WRONLY | O_CREAT, 0600);
    while (out >= 0 && write(out, much, sizeof much) > 0)
        ;
    close(out);
}

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    signal(SIGXFSZ, SIG_IGN);
    for (int number = 0; ; number++)
        for (int f = 0; f < 5; f++)
            fill(folders[f], number);
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
