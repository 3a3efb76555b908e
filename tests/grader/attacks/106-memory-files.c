/*
 * Takes the machine's memory as files without a name, which belong to no
 * address space. Each has a largest size, and the time is short.
 * expect: timeout or wrong or crash
 */
#define _GNU_SOURCE
#include "1-total.h"
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    static char much[1 << 20];
    struct rlimit files;
    (void)x, (void)n;
    if (getuid() == 0)
        return 0;           /* outside of any box: not on this machine */
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    for (int file; (file = memfd_create("much", 0)) >= 0; )
        while (write(file, much, sizeof much) > 0)
            ;
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
