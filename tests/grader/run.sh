#!/bin/sh
# Tests of the grader: every exercise of the tree is proved, its solution with
# both compilers and its mistakes with one; malformed sources give their
# messages; and a learner is simulated on a small tree of its own. grade.sh
# tests grades.
#
#   sh tests/grader/run.sh
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/small.sh"

what=
for CC in $compilers; do
    compile_grader "$CC"
    export CC
    holds "every exercise of the tree, with $CC" "$grader" prove $what
    what=solutions
done

# ---- malformed sources ------------------------------------------------------

fresh
source=solutions/01-one/1-total.c
good=$tmp/good.c
cp "$source" "$good"

# malformed SCRIPT MESSAGE: the source after sed's script is refused with
# exactly this message, and nothing is derived.
malformed() {
    sed "$1" "$good" > "$source"
    "$grader" stubs > "$tmp/out" 2>&1
    holds "$1: status" [ $? -eq 2 ]
    echo "$source:$2" > "$tmp/wanted"
    holds "$1: the message" diff "$tmp/wanted" "$tmp/out"
    holds "$1: nothing is derived" [ ! -e exercises/01-one/1-total.c ]
}
malformed '20s|.*|//! answer|' \
    "20: '//! answer' inside the group of line 18, which has no '//! end' yet"
malformed '48,$d' \
    '38: this group is not closed by '"'//! end'"
malformed '/^\/\/! stub/,/TODO: the sum/d' \
    "29: the group of line 18 has no '//! stub'"
malformed '/\/\/! /d' \
    "43: no '//! answer' ... '//! stub' ... '//! end'"
malformed '34s|.*|//! ansver|' \
    "34: a marker is '//! answer', '//! stub' or '//! end'"
malformed '34s|.*|/* hint: too late */|' '34: a hint outside the header comment'
malformed '/points: 3/d' "1: no 'points:' in the header"
malformed 's/points: 3/points: 4/' \
    '5: the parts add up to 3, but the points are 4'
malformed 's/points: 3/points: many/' \
    "4: points are a whole number, not 'many'"
malformed '/hint: Add\.$/d' '14: 2 hints, and at least 3 are needed'
malformed 's/edges 1/edges/' "5: a part is a name and its points, not 'edges'"

# ---- what is proved ---------------------------------------------------------

# spoilt NAME STATUS TEXT: the proof of the small tree fails, and says so.
spoilt() {
    says "$@" "$grader" prove
    fresh
}
fresh
"$grader" stubs > "$tmp/out"
says 'the small tree' 0 "chapters' functions: 1 tried" "$grader" prove
sed -i 's/return x\[0\];/size_t best = 0;\
    for (size_t i = 1; i < n; i++) best = x[i] > x[best] ? i : best;\
    return x[best];/' chapters/01-one/lines.c
spoilt 'a chapter that has the answer' 1 'it is enough to call first_of'
sed -i 's/largest/rindex/g' exercises/01-one/1-total.h $source \
    tests/01-one/1-total.c tests/01-one/mistakes/1-total.*
spoilt "a name of libc's" 2 "'rindex' is the name of a function"
sed -i 's/largest/case_largest/g' exercises/01-one/1-total.h $source \
    tests/01-one/1-total.c tests/01-one/mistakes/1-total.*
sed -i '$a int case_largest(void); int case_largest(void) { return 0; }' \
    tests/driver_values.c
spoilt "a name of the driver's" 2 "'case_largest' is the name"
sed -i 's|uses: 01-one/lines.c|uses: 01-one/none.c|' \
    solutions/01-one/2-kinds.c
says 'what it uses is not there' 2 'it uses chapters/01-one/none.c' \
    "$grader" prove

# ---- a learner --------------------------------------------------------------

for CC in $compilers; do
    fresh
    export CC
    mine=exercises/01-one/1-total.c
    holds 'stubs are derived' "$grader" stubs
    holds 'no hint in a stub' [ "$(grep -c 'hint' $mine)" -eq 0 ]
    cp $mine "$tmp/stub.c"
    says 'check at the start' 1 '0 of 5 points' "$grader" check
    says 'what is next' 1 'make check EX=1.1' "$grader" check
    says 'an untouched file' 1 'as it was handed out' "$grader" check 1.1
    says 'no solution yet' 2 'does not pass yet' "$grader" solution 1.1

    holds 'the small tree is proved' "$grader" prove
    done=build/exercises/01-one/1-total/$CC
    cp "$done/mistake-zero.c" $mine
    cp $mine "$tmp/wrong.c"
    says 'a wrong answer' 1 '1/3 points' "$grader" check 1.1
    says 'its part' 1 'values       0/2 points, 4 of 8 cases' \
        "$grader" check 1.1
    says 'its case' 1 'case 3 of values, 4 negative ones:' "$grader" check 1.1
    says 'its answer' 1 '  got       0' "$grader" check 1.1
    says 'its command' 1 'make debug EX=1.1 CASE=3' "$grader" check 1.1
    says 'its name' 1 'You start the largest from 0, and all may be below.' \
        "$grader" check 1.1
    says 'one case again' 0 'out largest int 0' "$grader" debug 1.1 3
    says 'no such case' 2 'the cases of 1.1 are 1 to 10' \
        "$grader" debug 1.1 11
    says 'stubs leave it alone' 1 'left alone' "$grader" stubs
    holds 'nothing lost by stubs' cmp "$tmp/wrong.c" $mine

    if command -v git > /dev/null; then
        holds 'a learner commits' sh -c "git init -q . && git add . &&
            git -c user.name=learner -c user.email=learner@example.org \
            commit -qm work && rm exercises/.state"
        says 'stubs leave what is committed alone' 1 'left alone' \
            "$grader" stubs
        holds 'nothing committed is lost' cmp "$tmp/wrong.c" $mine
    fi

    says 'the first hint' 0 'hint 1 of 3' "$grader" hint 1.1
    says 'the second hint, over two lines' 0 'Add all of them.' \
        "$grader" hint 1.1
    says 'the third hint' 0 'Start from 0.' "$grader" hint 1.1
    says 'no more hints' 0 'All 3 hints are taken' "$grader" hint 1.1

    sed 's/i < n; i++) *$/i <= n; i++)/' "$done/solution.c" > $mine
    says 'a memory error' 1 "$mine:16: it reads 4 bytes outside the" \
        "$grader" check 1.1
    sed 's/    return sum;/    static int four[4]; four[n > 0 ? 4 : 0] = 1;\
    return sum;/' "$done/solution.c" > $mine
    says 'a memory error behind right answers' 1 '0/3 points' \
        "$grader" check 1.1
    says 'its place' 1 "$mine:17: " "$grader" check 1.1
    sed 's/sum += x\[i\];/{ sum += x[i]; if (n == 4) i = 0; }/' \
        "$done/solution.c" > $mine
    says 'an endless loop' 1 'did not end within its time' "$grader" check 1.1
    says 'it costs only itself' 1 '6 of 8 cases' "$grader" check 1.1
    sed 's/sum += x\[i\];/{ sum += x[i]; if (n == 4) __builtin_trap(); }/' \
        "$done/solution.c" > $mine
    says 'a crash' 1 'it crashed: Illegal instruction' "$grader" check 1.1
    says 'it costs only itself, too' 1 '6 of 8 cases' "$grader" check 1.1
    { echo '#include <unistd.h>'
      sed 's/return sum;/if (fork() == 0) for (;;) {} return sum;/' \
        "$done/solution.c"; } > $mine
    says 'what a case started ends with it' 0 '3/3 points' "$grader" check 1.1
    { echo '#include <stdio.h>'
      sed 's/return sum;/for (;;) puts("again"); return sum;/' \
        "$done/solution.c"; } > $mine
    says 'endless output' 1 'it printed without end' "$grader" check 1.1
    { echo '#include <stdlib.h>'
      sed 's/return sum;/exit(0);/' "$done/solution.c"; } > $mine
    says 'an exit' 1 'it ended the program, with status 0' "$grader" check 1.1
    echo 'int broken' > $mine
    says 'what does not compile' 1 'It does not compile.' "$grader" check 1.1
    says 'the compiler on it' 1 "$mine:1:" "$grader" check 1.1

    sed 's/sum/s/g' "$done/solution.c" > $mine
    cp $mine "$tmp/right.c"
    says 'the right answer' 0 '3/3 points' "$grader" check 1.1
    says 'what to tell' 0 'The grader works.' "$grader" check 1.1
    says 'the board' 1 '3 of 5 points' "$grader" check
    says 'what is next now' 1 'make check EX=1.2' "$grader" check
    says 'the difference' 0 '-    long long s = 0;' "$grader" solution 1.1
    says 'reset' 0 "$mine.~1~" "$grader" reset 1.1
    holds 'the backup is what was there' cmp "$tmp/right.c" "$mine.~1~"
    holds 'the stub is back' cmp "$tmp/stub.c" $mine
    cp "$tmp/wrong.c" $mine
    says 'reset again' 0 "$mine.~2~" "$grader" reset 1.1
    holds 'the second backup' cmp "$tmp/wrong.c" "$mine.~2~"
    holds 'the first one stays' cmp "$tmp/right.c" "$mine.~1~"
    says 'nothing to reset' 0 'the stub already' "$grader" reset 1.1
    says 'a new stub replaces the old one' 0 "$mine" sh -c "
        sed -i 's/TODO: the sum/TODO: their sum/' $source && '$grader' stubs"
    holds 'the new stub' grep -q 'their sum' $mine

    mine=exercises/01-one/2-kinds.c done=build/exercises/01-one/2-kinds/$CC
    for wrong in 'NAN:0' '1.0f:NAN' '1e30f:INFINITY' '1.0f / 3:0.3334f'; do
        sed "s|${wrong%%:*}|${wrong##*:}|" \
            "$done/solution.c" > $mine
        says "$wrong" 1 'out differs at' "$grader" check 1.2
    done
    sed "s|1.0f / 3|0.333334f|" \
        "$done/solution.c" > $mine
    says 'within the tolerance' 0 '2/2 points' "$grader" check 1.2
    says 'no such exercise' 2 'there is no such exercise' "$grader" check 3.4
    says 'no name' 2 'which exercise?' "$grader" hint
    says 'no colours in a file' 1 '1.1' "$grader" check
    holds 'no colours in a file' silent "$(printf '\033')"

    "$grader" watch > "$tmp/watched" 2>&1 &
    watcher=$!
    sleep 0.5
    sed "s|1.0f / 3|0.333335f|" \
        "$done/solution.c" > $mine
    sleep 3
    kill "$watcher"
    holds 'watch checks what is saved' grep -q '2/2 points' "$tmp/watched"
done

counts grader
