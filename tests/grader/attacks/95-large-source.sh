#!/bin/sh
# Hands in 100 MB, to be read into memory, compiled and quoted. A submission
# has at most 1 MiB.
# expect: missing
{
    cat "$2/exercises/01-one/1-total.c"
    head -c 100000000 /dev/zero | tr '\0' ' '
} > "$1/1-total.c"
