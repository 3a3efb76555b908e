#!/bin/sh
# Builds digits_build.c with each compiler that is here, for this machine and
# for any of its kind, without sanitizers, runs each with 1, 2 and 8 threads
# and prints a line for each: compiler, level, threads, digest.
#
#   sh tests/03-attention/digits_builds.sh     from the repository's root
set -u

digits=$(sed -n 's/^DIGITS := //p' Makefile)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
trap 'exit 1' HUP INT TERM
levels=native
[ "$(uname -m)" != x86_64 ] || levels='native x86-64'

sources=
for source in chapters/03-attention/*.c chapters/02-tensors/*.c \
    chapters/01-sliding-window/require.c; do
    case $source in
    */lab_*.c | */main_*.c) ;;
    *) sources="$sources $source" ;;
    esac
done

for cc in gcc clang; do
    command -v $cc > /dev/null || continue
    for level in $levels; do
        # shellcheck disable=SC2086
        $cc $digits -march=$level -fopenmp -w -Ichapters \
            tests/03-attention/digits_build.c $sources -o "$out/build" -lm \
            2> /dev/null ||
        $cc $digits -march=$level -w -Ichapters \
            tests/03-attention/digits_build.c $sources -o "$out/build" -lm ||
            continue
        for threads in 1 2 8; do
            echo "$cc $level $threads" \
                "$(OMP_NUM_THREADS=$threads "$out/build")"
        done
    done
done
