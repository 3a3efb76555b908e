#!/bin/sh
# Hands in a link to the solution, for the grader to follow: it may read what
# the learner's program may not. A submission is a regular file.
# expect: missing
ln -s "$2/solutions/01-one/1-total.c" "$1/1-total.c"
