/*
 * Defines the driver's own functions: no case ever begins, and each ends
 * well. Only the exercise's names leave this file.
 * expect: wrong
 */
#include "1-total.h"
#include <stdbool.h>
#include <unistd.h>

bool case_begin(const char *part, const char *name, ...);
void case_end(void);
void driver(void);
void out_int(const char *name, long long value);
void in_ints(const char *name, const int *values, size_t count);

bool case_begin(const char *part, const char *name, ...)
{
    return part == name;
}

void case_end(void) { _exit(0); }
void driver(void) { _exit(0); }
void out_int(const char *name, long long value) { (void)name, (void)value; }

void in_ints(const char *name, const int *values, size_t count)
{
    (void)name, (void)values, (void)count;
}

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
