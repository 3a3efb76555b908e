#!/bin/sh
# Builds the matrix product with each compiler that is here, for this
# machine and for narrower ones, without sanitizers, and prints a line for
# each: compiler, level, digest, ratio (matmul_build.c says of what).
#
#   sh tests/02-tensors/matmul_builds.sh     from the repository's root
set -u

digits=$(sed -n 's/^DIGITS := //p' Makefile)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
trap 'exit 1' HUP INT TERM
levels=native
case $(uname -m) in
x86_64)
    levels='native x86-64'
    ! grep -qw avx2 /proc/cpuinfo 2> /dev/null || levels="$levels x86-64-v3"
    ;;
esac

for cc in gcc clang; do
    command -v $cc > /dev/null || continue
    for level in $levels; do
        $cc $digits -march=$level -Ichapters -Wno-unknown-pragmas \
            tests/02-tensors/matmul_build.c chapters/02-tensors/matmul*.c \
            chapters/01-sliding-window/require.c -o "$out/build"
        echo "$cc $level $(OMP_NUM_THREADS=1 "$out/build" || echo failed 0)"
        rm -f "$out/build"
    done
done
