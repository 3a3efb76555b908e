#!/bin/sh
# Hands in a pipe with a name, so that who opens it waits for ever. A
# submission is a regular file.
# expect: missing
mkfifo "$1/1-total.c"
