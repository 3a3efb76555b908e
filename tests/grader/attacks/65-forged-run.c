/*
 * Writes the rest of a whole run to every descriptor, well formed: all later
 * cases are over, with no input and nothing asked. Each case is compared with
 * the solution's, input, order and number of lines.
 * expect: wrong or no-answer
 */
#include "1-total.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    char text[2048] = "end\nstatus ok\n";
    (void)x, (void)n;
    for (int c = 2; c <= 10; c++)
        sprintf(text + strlen(text), "case %d %s anything\nend\nstatus ok\n",
                c, c < 3 ? "edges" : "values");
    for (int fd = 3; fd < 1024; fd++)
        if (write(fd, text, strlen(text)) < 0)
            continue;
    _exit(0);
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
