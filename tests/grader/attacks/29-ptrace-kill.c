/*
 * Attaches to every process as a debugger and ends it. The grader is another
 * user's process, or not to be seen; its own driver at most is lost.
 * expect: no-answer
 */
#include "1-total.h"
#include <signal.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    if (getuid() == 0)
        abort();            /* outside of any box: not on this machine */
    for (pid_t p = 1; p < 40000; p++)
        if (p != getpid() && ptrace(PTRACE_ATTACH, p, NULL, NULL) == 0) {
            waitpid(p, NULL, __WALL);
            kill(p, SIGKILL);
        }
    _exit(0);
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
