/*
 * A process of its own goes on when the case is over and writes into the
 * lines of later cases what makes them end well. It ends with its case.
 * expect: wrong
 */
#include "1-total.h"
#include <signal.h>
#include <unistd.h>

static const char late[] = "out total int 0\nout largest int 0\nend\n";

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    signal(SIGPIPE, SIG_IGN);
    if (fork() == 0) {
        setsid();
        for (int times = 0; times < 1000; times++) {
            usleep(1000);
            for (int fd = 3; fd < 64; fd++)
                if (write(fd, late, sizeof late - 1) < 0)
                    continue;
        }
        _exit(0);
    }
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
