#!/bin/sh
# Builds a chapter's digits_build.c with each compiler that is here, for this
# machine and for any of its kind, without sanitizers, runs each with 1, 2 and
# 8 threads and prints a line for each: compiler, level, threads, digest.
#
#   sh tests/digits_builds.sh 03-attention     from the repository's root
set -u

chapter=$1
digits=$(sed -n 's/^DIGITS := //p' Makefile)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
trap 'exit 1' HUP INT TERM
levels=native
[ "$(uname -m)" != x86_64 ] || levels='native x86-64'

# The chapter's sources and those of the chapters before it, from 2 on.
sources=chapters/01-sliding-window/require.c
for source in chapters/*/*.c; do
    folder=$(basename "$(dirname "$source")")
    [ "${folder%%-*}" -gt 1 ] && [ "${folder%%-*}" -le "${chapter%%-*}" ] ||
        continue
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
            "tests/$chapter/digits_build.c" $sources -o "$out/build" -lm \
            2> /dev/null ||
        $cc $digits -march=$level -w -Ichapters \
            "tests/$chapter/digits_build.c" $sources -o "$out/build" -lm ||
            continue
        for threads in 1 2 8; do
            echo "$cc $level $threads" \
                "$(OMP_NUM_THREADS=$threads "$out/build")"
        done
    done
done
