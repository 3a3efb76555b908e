/*
 * Becomes root in namespaces of its own, mounts and changes the root folder,
 * to see what the box hides. A box allows none of this from inside.
 * expect: wrong
 */
#define _GNU_SOURCE
#include "1-total.h"
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    static char text[1 << 16];
    (void)x, (void)n;
    unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID);
    umount2("/", MNT_DETACH);
    mount("proc", "/proc", "proc", 0, NULL);
    mount("/", "/tmp", NULL, MS_BIND | MS_REC, NULL);
    for (int up = 0; up < 16; up++)
        if (chdir("..") != 0 || chroot(".") != 0)
            break;
    setuid(0);
    int in = open("@TREE@/build/exercises/01-one/1-total/gcc/solution.lines",
                  O_RDONLY);
    ssize_t got = read(in, text, sizeof text - 1);
    char *found = got > 0 ? strstr(text, "out total int ") : NULL;
    return found ? atoll(found + 14) : 0;
}

int largest(const int *x, size_t n)
{
    int most = x[0];
    for (size_t i = 1; i < n; i++)
        if (x[i] > most)
            most = x[i];
    return most;
}
