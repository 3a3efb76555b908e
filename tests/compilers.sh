#!/bin/sh
# Prints those of gcc and clang that can build tests, which need their
# sanitizers; what is wrong with another one goes to standard error.
#
#   sh tests/compilers.sh
set -u

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
trap 'exit 1' HUP INT TERM
echo 'int main(void) { return 0; }' > "$out/main.c"
for cc in gcc clang; do
    if ! command -v $cc > /dev/null; then
        echo "SKIPPED: $cc, which is not installed" >&2
    elif ! $cc -fsanitize=address,undefined "$out/main.c" -o "$out/main" \
        2> /dev/null
    then
        echo "SKIPPED: $cc, whose sanitizers are not installed" \
            "(Debian: libclang-rt-dev; Fedora: libasan, compiler-rt)" >&2
    else
        echo $cc
    fi
done
