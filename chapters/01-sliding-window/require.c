#include "01-sliding-window/require.h"

#include <stdarg.h>
#include <stdio.h>

//@ refuse
_Noreturn void refuse(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    fflush(stdout);
    vfprintf(stderr, format, values);
    fputc('\n', stderr);
    va_end(values);
    exit(1);
}

void *allocate(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size);
    REQUIRE(memory, "no memory for %zu objects of %zu bytes", count, size);
    return memory;
}
