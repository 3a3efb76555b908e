/* lab_parallel.c: see lab_parallel.h. */
#include "lab_parallel.h"
#include "lab.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef _OPENMP
#include <omp.h>
#endif

__attribute__((noreturn))
static void stop(const char *what, const char *why)
{
    fflush(stdout);
    fprintf(stderr, "lab_parallel: %s: %s\n", what, why);
    exit(2);
}

static pid_t start(int i, void *result, void (*run)(int i, void *result))
{
    fflush(stdout);
    pid_t child = fork();
    if (child < 0)
        stop("fork", strerror(errno));
    if (child > 0)
        return child;
    if (!freopen("/dev/null", "w", stdout))
        _exit(1);
#ifdef _OPENMP
    omp_set_num_threads(1);
#endif
    run(i, result);
    _exit(0);
}

/* Waits until one of n has ended; where it did not end well, ends all. */
static void wait_for_one(pid_t *child, int n)
{
    int status;
    pid_t ended;
    while ((ended = wait(&status)) < 0)
        if (errno != EINTR)
            stop("wait", strerror(errno));
    for (int i = 0; i < n; i++)
        if (child[i] == ended)
            child[i] = 0;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return;
    for (int i = 0; i < n; i++)
        if (child[i] > 0)
            kill(child[i], SIGKILL);
    stop("a run", WIFSIGNALED(status) ? strsignal(WTERMSIG(status))
                                      : "it did not end well");
}

void *lab_parallel(int n, size_t bytes, void (*run)(int i, void *result))
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    char *results = mmap(NULL, (size_t)n * bytes, PROT_READ | PROT_WRITE,
                         MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pid_t *child = calloc((size_t)n, sizeof *child);
    if (results == MAP_FAILED || !child)
        stop("results", strerror(errno));
    for (int i = 0, done = 0; done < n; ) {
        for (; i < n && i - done < cores; i++)
            child[i] = start(i, results + (size_t)i * bytes, run);
        wait_for_one(child, i);
        lab_progress(++done, n);
    }
    free(child);
    return results;
}
