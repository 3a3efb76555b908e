#!/bin/sh
# make test: builds the tests with gcc and with clang (whichever is here,
# with its sanitizers) and runs them and the tests of the book's tools.
#
#   sh tests/all.sh -jN
set -u

jobs=${1:--j1}
make=${MAKE:-make}
set --
# What takes longest begins first. Learners have the grader, but not the
# exercises that it is tested with.
[ ! -e tests/grader/run.sh ] || set -- 'sh tests/grader/run.sh'
for cc in $(sh tests/compilers.sh); do
    out=build/asan-$cc
    if ! "$make" --no-print-directory "$jobs" -k SANITIZE=1 CC="$cc" \
        OUT="$out" tests
    then
        set -- "$@" "echo 'tests with $cc do not compile'; false"
    fi
    for source in tests/[0-9]*/test_*.c tests/grader/test_*.c; do
        [ -e "$source" ] || continue
        set -- "$@" "PROGRAMS=$out $out/${source%.c}"
    done
done
if command -v "${PANDOC:-pandoc}" > /dev/null; then
    set -- "$@" 'sh tests/weaver/run.sh'
else
    echo 'SKIPPED: the tests of the weaver, which need pandoc'
fi
[ ! -e tests/grader/run.sh ] || set -- "$@" 'sh tests/grader/grade.sh' \
    'sh tests/grader/reports.sh'
# A simulated learner, a class, a platform and all attacks take minutes.
[ -z "${CI:-}" ] || [ -e RELEASE ] || set -- "$@" 'sh tests/grader/learner.sh' \
    'sh tests/grader/class.sh' 'sh tests/grader/platform.sh' \
    'sh tests/grader/attacks.sh'
sh tests/run.sh "$jobs" "$@" 'sh tests/book/run.sh'
