#!/bin/sh
# Hands in headers of its own next to its file, to be found before the real
# ones. The box has a fresh copy of the exercise's header, and of the
# learner's files this one alone.
# expect: compile
cat > "$1/1-total.h" << 'END'
#include <unistd.h>
#define ANSWER _exit(0)
END
cp "$1/1-total.h" "$1/driver.h"
cp "$1/1-total.h" "$1/stddef.h"
cat > "$1/1-total.c" << 'END'
#include "1-total.h"
long long total(const int *x, size_t n) { (void)x, (void)n; ANSWER; }
int largest(const int *x, size_t n) { (void)x, (void)n; ANSWER; }
END
