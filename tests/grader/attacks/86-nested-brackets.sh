#!/bin/sh
# Half a million brackets in one another, so that the compiler's own stack
# overflows. It is the compiler of this file alone.
# expect: compile
{
    printf '#include "1-total.h"\nint deep = '
    head -c 500000 /dev/zero | tr '\0' '('
    echo 1
} > "$1/1-total.c"
