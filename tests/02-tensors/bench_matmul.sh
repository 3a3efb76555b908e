#!/bin/sh
# The matrix product beside OpenBLAS (left out where not installed). It
# prints what it measures and judges nothing: targets stand beside. Last
# come the same products with multiply and add fused, which the book never
# does: so much is what the same digits everywhere cost.
#
#   CC=gcc sh tests/02-tensors/bench_matmul.sh    from the repository's root
set -eu

# A core type preset by the shell would take OpenBLAS's best kernels away.
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE
OPENBLAS_NUM_THREADS=1
export OPENBLAS_NUM_THREADS

cc=${CC:-gcc} out=build/bench
digits=$(sed -n 's/^DIGITS := //p' Makefile)
mkdir -p "$out"
build() {
    $cc $digits -march=native -Wall -Wextra -Wshadow -Werror "$1" -fopenmp \
        -Ichapters tests/02-tensors/bench_matmul.c \
        chapters/02-tensors/matmul*.c chapters/01-sliding-window/require.c \
        -o "$2" -ldl
}
build -ffp-contract=off $out/bench_matmul
build -ffp-contract=fast $out/bench_matmul_fused
$out/bench_matmul
echo
echo 'fused, for comparison:'
$out/bench_matmul_fused brief
