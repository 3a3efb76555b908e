/*
 * Writes what could mean success to every descriptor there is. The lines on
 * the driver's descriptor are answers, not verdicts, and these are none.
 * expect: wrong or no-answer
 */
#include "1-total.h"
#include <string.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    const char *words[] = { "PASS\n", "ok 1\n", "\1", "0\n", "end\n",
                            "status ok\n", "{\"score\": 3}\n" };
    (void)x, (void)n;
    for (int fd = 0; fd < 1024; fd++)
        for (size_t w = 0; w < sizeof words / sizeof *words; w++)
            if (write(fd, words[w], strlen(words[w])) < 0)
                break;
    _exit(0);
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
