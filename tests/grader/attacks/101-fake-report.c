/*
 * Prints what a sanitizer says, with places and sizes that no reader expects,
 * and ends with the status that means a memory error. The answer is wrong
 * before anybody reads that.
 * expect: no-answer
 */
#include "1-total.h"
#include <stdio.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    fputs("==1==ERROR: AddressSanitizer: %s%n-buffer-overflow on address\n"
          "WRITE of size 99999999999999999999 at 0x0 thread T0\n"
          "    #0 0x1 in total /box/1-total.c:99999999999999999999:-1\n"
          "    #1 0x1 in ]]> 1-total.c:\n"
          "1-total.c:-5:7: runtime error: \033[2J::error::]]>\n", stderr);
    fflush(stderr);
    _exit(99);
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
