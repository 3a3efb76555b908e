#!/bin/sh
# make bench: the engine's speed, alone and beside PyTorch.
# It prints what it measures and judges nothing: targets stand beside.
#
#   CC=gcc sh tests/02-tensors/bench.sh    from the repository's root
#
# Left out where missing: what needs Python (PYTHON, else python3) with torch.
# Each program runs with one thread; THREADS=2 makes it two.
set -eu

here=tests/02-tensors out=build/bench
cc=${CC:-gcc} python=${PYTHON:-python3}
fast='-O3 -march=native -fno-math-errno -fno-trapping-math -ffp-contract=off'
warn="-Wall -Wextra -Wshadow -Werror"
case $cc in *clang*) warn="$warn -Wno-pass-failed" ;; esac
c="$cc -std=gnu11 $warn $fast -fopenmp -Ichapters"
OMP_NUM_THREADS=${THREADS:-1}
export OMP_NUM_THREADS
mkdir -p "$out"

set -- chapters/01-sliding-window/require.c
for source in chapters/02-tensors/*.c; do
    case $source in
    */lab_*.c | */main_*.c) ;;
    *) set -- "$@" "$source" ;;
    esac
done

# Position-independent code, since Python measures the same library.
$c -fPIC -shared "$@" $here/bench_engine.c -lm -o "$out/libengine.so"
$c "$@" $here/bench_engine.c -lm -o "$out/bench_engine"
"$out/bench_engine"

# PyTorch returns large memory to the system after each op and takes it again,
# page by page, unless malloc is told to keep it; that would be no comparison.
echo
if command -v "$python" > /dev/null; then
    MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=4000000000 \
        MALLOC_TOP_PAD_=100000000 PYTHONDONTWRITEBYTECODE=1 \
        "$python" $here/bench_engine.py "$out/libengine.so" "$OMP_NUM_THREADS"
else
    echo "no Python: left out (PYTHON names one)"
fi

echo
sh tests/02-tensors/bench_matmul.sh
