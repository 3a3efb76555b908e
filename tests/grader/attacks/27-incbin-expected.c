/*
 * Lets the assembler fetch the expected answers. Assembler is refused, and
 * the box, in which it would run, does not show them.
 * expect: compile
 */
#include "1-total.h"
#include <stdlib.h>
#include <string.h>

__asm__(".section .rodata\nanswers:\n"
        ".incbin \"@TREE@/build/exercises/01-one/1-total/gcc/solution.lines\"\n"
        ".byte 0\n.text");
extern const char answers[];

long long total(const int *x, size_t n)
{
    const char *found = strstr(answers, "out total int ");
    (void)x, (void)n;
    return found ? atoll(found + 14) : 0;
}

int largest(const int *x, size_t n)
{
    int most = x[0];
    for (size_t i = 1; i < n; i++)
        if (x[i] > most)
            most = x[i];
    return most;
}
