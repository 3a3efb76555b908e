#!/bin/sh
# Hands in a folder with the file's name, and a device. Neither is a regular
# file.
# expect: missing
mkdir "$1/1-total.c" "$1/01-one"
mknod "$1/01-one/1-total.c" c 1 5 2> /dev/null ||
    mkfifo "$1/01-one/1-total.c"
