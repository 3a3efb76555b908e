/*
 * Compiles a better program while it runs, from the solution, and lets it
 * answer. There is no solution where the compiler could read it.
 * expect: wrong
 */
#include "1-total.h"
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static const char program[] =
    "f=$(ls @TREE@/solutions/*/*.c ../solutions/*/*.c 2> /dev/null) &&"
    " cc -include $f -x c - -o better < /dev/null && ./better > answer";

long long total(const int *x, size_t n)
{
    long long answer = 0;
    (void)x, (void)n;
    pid_t child = vfork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", program, (char *)NULL);
        _exit(1);
    }
    if (child > 0)
        waitpid(child, NULL, 0);
    FILE *in = fopen("answer", "r");
    if (in && fscanf(in, "%lld", &answer) != 1)
        answer = 0;
    return answer;
}

int largest(const int *x, size_t n)
{
    int most = x[0];
    for (size_t i = 1; i < n; i++)
        if (x[i] > most)
            most = x[i];
    return most;
}
