/* require.h: how the book's code refuses to be used wrongly. */
#pragma once
#include <stdlib.h>

//@ require
/* Stops the program with one line when the condition is false. */
#define REQUIRE(condition, ...) \
    do { if (!(condition)) refuse(__VA_ARGS__); } while (0)

/* Prints the message, formatted as by printf, and exits with status 1. */
_Noreturn void refuse(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/* Memory for count objects of size bytes, or the end of the program. */
void *allocate(size_t count, size_t size);
