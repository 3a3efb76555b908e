#!/bin/sh
# Blocks and decoding beside PyTorch (left out where PYTHON, else python3,
# has none), with two threads and with one, both sides in turns; and long
# texts, plain, streamed and windowed. It prints what it measures and judges
# nothing: targets stand beside.
#
#   CC=gcc sh tests/03-attention/bench.sh [block|long|decode]
set -eu

here=tests/03-attention out=build/bench
cc=${CC:-gcc} python=${PYTHON:-python3}
digits=$(sed -n 's/^DIGITS := //p' Makefile)
mkdir -p "$out"

set -- "${1:-}"
sources=
for source in chapters/0[123]-*/*.c; do
    case $source in
    */lab_*.c | */main_*.c) ;;
    *) sources="$sources $source" ;;
    esac
done
# shellcheck disable=SC2086
$cc $digits -march=native -Wall -Wextra -Wshadow -Werror -fopenmp -Ichapters \
    $here/bench_attention.c $sources -o $out/bench_attention -lm

torch=
if "$python" -c 'import torch' 2> /dev/null; then
    torch="PYTHONDONTWRITEBYTECODE=1 exec $python $here/bench_torch.py"
    "$python" -c 'import torch; print("PyTorch", torch.__version__)'
else
    echo 'no PyTorch: left out (PYTHON names a Python that has it)'
fi
for threads in 2 1; do
    echo "threads: $threads"
    OMP_NUM_THREADS=$threads $out/bench_attention "$torch" "$1"
done
