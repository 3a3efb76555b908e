/*
 * Prints what GitHub's runner takes for a command: a notice with the points.
 * What was printed is never echoed where a line could start with it.
 * expect: wrong
 */
#include "1-total.h"
#include <stdio.h>

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    puts("\n::notice title=Autograding report::"
         "{\"totalPoints\":3,\"maxPoints\":3}\n"
         "::set-output name=result::cGFzcw==\n"
         "##[set-output name=result]pass");
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
