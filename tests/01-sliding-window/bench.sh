#!/bin/sh
# make bench: the window maximum's speed beside memcpy and beside others'.
# It prints what it measures and judges nothing: targets stand beside.
#
#   CC=gcc sh tests/01-sliding-window/bench.sh    from the repository's root
#
# Left out where missing: what needs a C++ compiler (CXX, else g++), what
# needs lemire/runningmaxmin (CPPFLAGS=-I its folder), and what needs Python
# (PYTHON, else python3) with NumPy.
set -eu

here=tests/01-sliding-window out=build/bench
cc=${CC:-gcc} cxx=${CXX:-g++} python=${PYTHON:-python3}
fast='-O3 -march=native -fno-math-errno -fno-trapping-math -ffp-contract=off'
c="$cc -std=gnu11 -Wall -Wextra -Wshadow -Werror $fast -fopenmp-simd -Ichapters"
mkdir -p "$out"

set --
for source in chapters/01-sliding-window/*.c; do
    case $source in
    */lab_*.c | */main_*.c) ;;
    *) set -- "$@" "$source" ;;
    esac
done

# Position-independent code, since Python measures the same library.
library=$out/libwindow.so
$c -fPIC -shared "$@" -o "$library"
$c -c $here/bench_window.c -o $out/bench_window.o
if command -v "$cxx" > /dev/null; then
    $cxx -std=c++17 -Wall -Wextra -Werror $fast ${CPPFLAGS:-} \
        -c $here/bench_peers.cpp -o $out/bench_peers.o
    $cxx $out/bench_window.o $out/bench_peers.o "$library" \
        -Wl,-rpath,'$ORIGIN' -o $out/bench_window
else
    echo "no C++ compiler: left out (CXX names one)"
    $cc $out/bench_window.o "$library" -Wl,-rpath,'$ORIGIN' \
        -o $out/bench_window
fi
$out/bench_window

echo
if command -v "$python" > /dev/null; then
    PYTHONDONTWRITEBYTECODE=1 "$python" $here/bench_peers.py "$library"
else
    echo "no Python: left out (PYTHON names one)"
fi
