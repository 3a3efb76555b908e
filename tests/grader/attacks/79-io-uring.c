/*
 * Asks for the kernel's newer doors, which filters of system calls forget:
 * io_uring, userfaultfd, bpf, perf, keys that outlive a process. None opens;
 * it would crash to tell.
 * expect: wrong
 */
#include "1-total.h"
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    static char parameters[256];
    (void)x, (void)n;
    long doors[] = {
        syscall(SYS_io_uring_setup, 8, parameters),
        syscall(SYS_userfaultfd, 1),
        syscall(SYS_bpf, 0, parameters, sizeof parameters),
        syscall(SYS_perf_event_open, parameters, 0, -1, -1, 0),
    };
    long key = syscall(SYS_add_key, "user", "total", "0", 1, -4);
    for (int d = 0; d < 4; d++)
        if (doors[d] >= 0)
            abort();
    return key > 0 ? (abort(), 0) : 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
