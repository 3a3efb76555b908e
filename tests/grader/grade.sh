#!/bin/sh
# Tests of `grader grade`, with gcc and with clang, in each sandbox that works
# here; attacks.sh tries what is hostile.
#
#   sh tests/grader/grade.sh
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/small.sh"
export GRADER_SLOT=$((300 + $$ % 600))  # others may grade at the same time
set -- $compilers
compile_grader "$1"
export CC="$1"

# grades RUNG [OPTION...]: exercise 1.1, on that rung.
grades() {
    rung=$1
    shift
    GRADER_BOX=$rung TMPDIR=$boxes "$grader" grade -e 1.1 -o "$tmp/grade" "$@"
}

# A file that cannot be graded is none, and says so.
refused_files() {
    rm -f $mine && ln -s "$PWD/$done/solution.c" $mine
    says "a link is no file, $1" 0 'is a link' grades "$1"
    rm $mine && mkfifo $mine
    says "a pipe is no file, $1" 0 'is no regular file' grades "$1"
    rm $mine && mv exercises/01-one exercises/02-one &&
        ln -s "$PWD/$done" exercises/01-one && cp $done/solution.c \
        $done/1-total.c
    says "a link to a folder is no folder, $1" 0 'is a link' grades "$1"
    rm exercises/01-one && mv exercises/02-one exercises/01-one
    head -c 1100000 /dev/zero | tr '\0' ' ' > $mine
    says "a large file, $1" 0 'is larger than 1 MB' grades "$1"
    rm $mine
    says "no file, $1" 0 'is not there' grades "$1"
}

# hidden NAME LINE: a right answer with this line before it gets nothing.
hidden() {
    { printf '%b\n' "$2"; cat $done/solution.c; } > $mine
    says "$1" 0 'so it gets no points' grades "$rung"
}

# The tests of one rung; $done/solution.c is right.
rung_tests() {
    rung=$1
    cp $done/solution.c $mine
    says "the right answer, $rung" 0 ' 3/3' grades "$rung"
    says "a seed, $rung" 0 '12345' grades "$rung" -s 12345
    cp $done/mistake-zero.c $mine
    says "a wrong answer, $rung" 0 ' 1/3' grades "$rung"
    cp build/exercises/01-one/2-kinds/$CC/solution.c exercises/01-one/2-kinds.c
    says "one that uses a chapter, $rung" 0 ' 2/2' grades "$rung" -e 1.2
    "$grader" reset 1.1 > /dev/null
    says "the stub, $rung" 0 ' 0/3' grades "$rung"
    sed 's/long long sum/(void)!malloc(24); long long sum/
        1i #include <stdlib.h>' $done/solution.c > $mine
    says "a leak, $rung" 0 "does not free 24 bytes allocated at $mine:" \
        grades "$rung"
    hidden "assembler, $rung" '__asm__("nop");'
    hidden "pasted assembler, $rung" \
        '#define J(a, b) a##b\nJ(__a, sm__)("nop");'
    hidden "a sanitizer turned off, $rung" \
        '__attribute__((no_sanitize("address")))'
    hidden "lines of another file, $rung" '# 7 "/usr/include/stdio.h" 3'
    hidden "spliced ones, $rung" '/*\n*/ #\\\nline 7 "x.h"'
    refused_files "$rung"
    echo 'int broken' > $mine
    says "what does not compile, $rung" 0 ' 0/3' grades "$rung"
    holds "no box is left, $rung" [ -z "$(ls "$boxes")" ]
}

# Until a grade has its box; ten seconds at most.
wait_for_box() {
    tries=1000
    while [ -z "$(ls "$boxes")" ] && [ $tries -gt 0 ]; do
        tries=$((tries - 1))
        sleep 0.01
    done
}

# Zeros stand until a grade replaces them, and nothing is left when it ends
# before its time.
interrupted() {
    sed 's/long long sum/for (;;) ; long long sum/' $done/solution.c > $mine
    GRADER_BOX=$1 TMPDIR=$boxes "$grader" grade -e 1.1 -o "$tmp/grade" \
        > /dev/null 2>&1 &
    wait_for_box
    sleep 0.3
    kill $!
    wait $!
    holds "an interrupted grade, $1" [ $? -ne 0 ]
    holds "its zeros, $1" grep -q 'false' "$tmp/grade/grade.json"
    holds "it leaves no box, $1" [ -z "$(ls "$boxes")" ]
    holds "it leaves no process, $1" sh -c "! ps -o args= -U \
        $((60000 + GRADER_SLOT))"
}

# Two graders of one slot work one after the other; and one that is killed
# leaves the slot to the next.
same_slot() {
    cp $done/solution.c $mine
    TMPDIR=$boxes GRADER_BOX=$1 "$grader" grade -e 1.1 -q -o "$tmp/first" &
    says "two at once, $1" 0 ' 3/3' grades "$1"
    wait $!
    holds "the other one, $1" grep -q '"points": 3' "$tmp/first/grade.json"
    sed 's/long long sum/if (fork() == 0) { setsid(); sleep(99); }\
        long long sum/
        1i #include <unistd.h>' $done/solution.c > $mine
    GRADER_BOX=$1 TMPDIR=$boxes "$grader" grade -e 1.1 -o "$tmp/grade" \
        > /dev/null 2>&1 &
    wait_for_box
    sleep 0.6
    kill -9 $!
    wait $!
    cp $done/solution.c $mine
    says "after one that was killed, $1" 0 ' 3/3' grades "$1"
    rm -rf "$boxes"/*
}

# killed_compiler HOW: a compiler that somebody kills gives no answer.
killed_compiler() {
    cp $done/solution.c $mine
    mkdir -p "$tmp/bin"
    printf '#!/bin/sh\ncase "$*" in *mine.so*) %s ;; esac\nexec %s "$@"\n' \
        "$1" "$CC" > "$tmp/bin/killed"
    chmod 755 "$tmp/bin/killed"
    says "a compiler: $1" 2 'The compiler was killed' \
        env CC="$tmp/bin/killed" "$grader" check 1.1
}

# A sandbox that is none is found out.
broken_sandboxes() {
    cp $done/solution.c $mine
    chmod 755 "$tmp" "$tmp/tree"
    mkdir -p "$tmp/bin"
    cat > "$tmp/bin/bwrap" <<'END'
#!/bin/sh
while [ "$1" != -- ]; do
    case $1 in
    --setenv) [ "$2" = TMPDIR ] || export "$2=$3"; shift 2 ;;
    --ro-bind) [ "$3" != /box ] || folder=$2 ;;
    esac
    shift
done
shift
cd "$folder" && TMPDIR=$folder/plain exec "$@"
END
    chmod 755 "$tmp/bin/bwrap"
    says 'a bwrap that is none' 2 "lets a program read $tmp/tree/solutions" \
        env PATH="$tmp/bin:$PATH" GRADER_BOX=bubblewrap TMPDIR="$boxes" \
        "$grader" grade -e 1.1 -o "$tmp/grade"
    holds 'it gives no points' grep -q 'false' "$tmp/grade/grade.json"
    if [ "$(id -u)" = 0 ]; then
        says 'a tree that all may read' 2 'chmod 700' \
            env GRADER_LANDLOCK=off GRADER_BOX=uid TMPDIR="$boxes" \
            "$grader" grade -e 1.1 -o "$tmp/grade"
        chmod 700 "$tmp/tree"
        says 'the same, that nobody may' 0 ' 3/3' \
            env GRADER_LANDLOCK=off GRADER_BOX=uid TMPDIR="$boxes" \
            "$grader" grade -e 1.1 -o "$tmp/grade"
    fi
    says 'no such sandbox' 2 'GRADER_BOX is' grades jail
    chmod 700 "$tmp"
}

# A right answer is not failed by a busy machine; one that sleeps is.
busy() {
    spinners=
    for i in 1 2 3 4 5 6 7 8; do
        sh -c 'while :; do :; done' &
        spinners="$spinners $!"
    done
    sed 's/long long sum = 0/volatile long w = 0;\
        for (long i = 0; i < 9000000; i++) w += i;\
        long long sum = 0/' $done/solution.c > $mine
    says 'a slow answer on a busy machine' 0 ' 3/3' grades "$1"
    kill $spinners
    sed 's/long long sum/sleep(100); long long sum/
        1i #include <unistd.h>' $done/solution.c > $mine
    says 'one that sleeps' 0 'did not end within its time' grades "$1"
}

rungs=
for rung in bubblewrap uid; do
    if (fresh && "$grader" stubs && grades $rung) > "$tmp/out" 2>&1
    then
        rungs="$rungs $rung"
    else
        echo "SKIPPED: the sandbox $rung: $(tail -n 1 "$tmp/out")"
    fi
done
[ -z "${CI:-}" ] || holds 'in CI a sandbox works' [ -n "$rungs" ]
for CC in $compilers; do
    [ -n "$rungs" ] || continue
    fresh
    export CC
    mine=exercises/01-one/1-total.c
    done=build/exercises/01-one/1-total/$CC
    "$grader" stubs > /dev/null && "$grader" prove > /dev/null
    for rung in $rungs; do
        rung_tests "$rung"
        interrupted "$rung"
        same_slot "$rung"
    done
    killed_compiler 'kill -9 $$'
    killed_compiler \
        'echo "cc: fatal error: Killed signal terminated program cc1"; exit 1'
done
[ -z "$rungs" ] || busy "$rung"
[ -z "$rungs" ] || broken_sandboxes
counts grades
