/*
 * Assembler between the quotes of two raw strings, where who looks for quotes
 * takes it for a text. It is refused wherever it stands.
 * expect: compile
 */
#include "1-total.h"

const char *words[2];

long long total(const int *x, size_t n)
{
    long long sum = 0;
    words[0] = R"(")"; __asm__ volatile("nop"); words[1] = R"(")";
    for (size_t i = 0; i < n; i++)
        sum += x[i];
    return sum;
}

int largest(const int *x, size_t n)
{
    int most = x[0];
    for (size_t i = 1; i < n; i++)
        if (x[i] > most)
            most = x[i];
    return most;
}
