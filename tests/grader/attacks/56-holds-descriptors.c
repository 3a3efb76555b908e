/*
 * A daemon in a session of its own holds every descriptor open, so that who
 * reads to the end of a pipe waits for ever. The box's end is its end.
 * expect: wrong
 */
#include "1-total.h"
#include <signal.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    if (fork() == 0) {
        for (int s = 1; s < 65; s++)
            signal(s, SIG_IGN);
        setsid();
        if (fork() == 0)
            for (;;)
                sleep(60);
        _exit(0);
    }
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
