#!/bin/sh
# RoPE on (8,12,2048,64) floats beside a copy of the same bytes, in turns,
# with one thread and with two: the table of cosines and sines included, and
# left out. It prints what it measures and judges nothing: targets stand
# beside.
#
#   CC=gcc sh tests/05-rope/bench.sh
set -eu

out=build/bench
cc=${CC:-gcc}
digits=$(sed -n 's/^DIGITS := //p' Makefile)
mkdir -p "$out"

set --
for source in chapters/0[1235]-*/*.c; do
    case $source in
    */lab_*.c | */main_*.c | */rope_scheme.c | */passkey.c) ;;
    *) set -- "$@" "$source" ;;
    esac
done
# shellcheck disable=SC2086
$cc $digits -march=native -Wall -Wextra -Wshadow -Werror -fopenmp -Ichapters \
    tests/05-rope/bench_rope.c "$@" -o $out/bench_rope -lm

for threads in 1 2; do
    OMP_NUM_THREADS=$threads $out/bench_rope
done
