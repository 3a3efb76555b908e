/*
 * Cuts off what was written so far on every descriptor, and writes the cases
 * before this one anew. They are only appended to, and counted.
 * expect: wrong or no-answer
 */
#include "1-total.h"
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    const char *forged = "case 1 edges one value\nin x ints 5\n"
                         "out total int 5\nout largest int 5\nend\n";
    (void)x, (void)n;
    for (int fd = 3; fd < 64; fd++) {
        fcntl(fd, F_SETFL, 0);
        if (ftruncate(fd, 0) == 0 && lseek(fd, 0, SEEK_SET) == 0
            && write(fd, forged, strlen(forged)) > 0)
            _exit(0);
    }
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
