#!/bin/sh
# Tests of what records a lab: the digest of its code, lab.h, labs.sh, in a
# small tree of its own with the Makefile of the book.
#
#   sh tests/book/run.sh
set -u

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
passed=0 failed=0
unset MAKEFLAGS MAKELEVEL BOOK_FILES KATEX

# same NAME EXPECTED GOT
same() {
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n' "$1"
        printf '%s\n' "$2" | sed 's/^/    expected: /'
        printf '%s\n' "$3" | sed 's/^/    got:      /'
    fi
}

# differs NAME OTHER GOT
differs() {
    same "$1" different "$([ "$2" != "$3" ] && echo different || echo equal)"
}

# fresh [NAME]: goes to a new tree; it is a copy of one that is built.
fresh() {
    name=${1:-tree}
    rm -rf "${work:?}/$name" && mkdir -p "$work/$name" || exit 1
    cp -rp "$work/base/." "$work/$name" && cd "$work/$name" || exit 1
}

build() {
    make -s "$@" build/digests 2>&1 | grep -v '^[a-z]* [^ ]*\.c$'
}

digest() {
    build > build.log
    sed -n "s/^01-one\/$1 //p" build/digests
}

# edit FILE SED-COMMAND
edit() {
    sed "$2" "$1" > changed && cp changed "$1"
}

mkdir -p "$work/base/book" && cd "$work/base" || exit 1
cp -r "$root/Makefile" "$root/tests/book/tree/." .
cp "$root"/book/lab*.[ch] "$root/book/digest.c" "$root/book/labs.sh" book
build

# ---- the digest ----------------------------------------------------------

# changes NAME same|different FILE SED-COMMAND [LAB]
changes() {
    fresh
    before=$(digest "${5:-lab_all}")
    edit "$3" "$4"
    after=$(digest "${5:-lab_all}")
    same "$1" "$2" "$([ "$before" = "$after" ] && echo same || echo different)"
}

fresh
first=$(digest lab_all)
same 'a digest is 16 hexadecimal digits' 16 \
    "$(printf %s "$first" | tr -d -c 0-9a-f | wc -c | tr -d ' ')"
differs 'two labs have two digests' "$first" "$(digest lab_none)"
fresh other/deep
make -s clean
same 'the folder makes no difference' "$first" "$(digest lab_all)"
for cc in gcc clang; do
    command -v $cc > /dev/null || continue
    fresh
    build CC=$cc
    same "the digest with $cc" "$first" \
        "$(sed -n 's/^01-one\/lab_all //p' build/digests)"
done
fresh
build PORTABLE=1
same 'the machine makes no difference' "$first" \
    "$(sed -n 's/^01-one\/lab_all //p' build/digests)"

one=chapters/01-one/one.c
changes 'a comment' same $one 's|int one|/* more\\*/ int one|'
changes 'a comment to the line end' same $one 's|return 1;|return 1; // "one|'
changes 'white space' same $one 's|return 1;|return   1 ;|'
changes 'a region' same $one '1i\
//@ another'
changes 'a spliced line' same $one 's|return 1;|ret\\\nurn 1;|'
changes 'a comment in a directive' same $one 's|^#define TWO.*|& /* 2 */|'
changes 'a number' different $one 's|return 1;|return 11;|'
changes 'a string' different $one 's|a  string|a string|'
changes 'a comment inside a string' different $one 's|a  string|& // b|'
changes 'signs that join' different $one 's|a - - -b|a-- - b|'
changes 'the kind of a macro' different $one 's|^#define TWO (one)|#define TWO(one)|'
changes 'a header' different chapters/01-one/one.h '$a\
int another(void);'
changes 'an object that the linker did not take' same \
    chapters/01-one/unused.c 's|0|1|'
changes 'the data' different chapters/01-one/numbers.txt 's|3|4|'
changes 'the program it runs' different chapters/01-one/main_echo_.c 's|yes|no|'
changes 'what that program links' different chapters/01-one/two.c 's|2|3|'
changes 'a lab without data and program' same chapters/01-one/numbers.txt \
    's|3|4|' lab_none
changes 'another lab' same chapters/01-one/main_echo_.c 's|yes|no|' lab_none
changes 'lab.c' different book/lab.c 's|holds|HOLDS|g'

fresh
before=$(ls -l build/digests)
edit $one 's|int one|/* more */ int one|'
build
same 'a comment leaves build/digests alone' "$before" "$(ls -l build/digests)"

# ---- labs and records ----------------------------------------------------

all=build/labs/01-one/lab_all
rec=book/results/01-one/lab_all.rec
fresh
same 'a lab on its own' 'lab_all, seed 7
seed 7
$ echo_ -k
yes 2: read me
(exit status 3)
holds: One is one.
fails: One is two.' "$($all -s 7 2> /dev/null)"
same 'it records nothing' '' "$(find book/results -type f 2> /dev/null)"
make -s labs > labs.log 2>&1
same 'the record of a lab' "lab lab_all
digest $(digest lab_all)
seed 1
timing no

[values]
one = 1
third = 0.333333333
[claims]
one-is-one = HOLDS HOLDS | One is one.
one-is-two = FAILS FAILS | One is two.
[table costs]
k	name	cost
1	a b	0.5000
2	c	-0.2500
[output]
seed 1
\$ echo_ -k
yes 2: read me
(exit status 3)" "$(grep -v '^machine .\|^compiler [a-z]* [0-9.]*$' $rec)"
same 'machine and compiler' 2 "$(grep -c '^machine .\|^compiler .' $rec)"
same 'labs says why' '01-one/lab_all: it has no record yet' \
    "$(grep lab_all: labs.log)"
same 'all records are new' 'labs: every record is up to date' "$(make -s labs)"
cp $rec old.rec
edit $one 's|return 1;|return 2 - 1;|'
make -s labs > labs.log 2>&1
same 'labs runs what is stale, and says why' \
    '01-one/lab_all: its code, its data or its flags have changed' \
    "$(grep ': its\|: it has' labs.log)"
same 'only the digest is another' digest \
    "$(diff old.rec $rec | sed -n 's/^> \([a-z]*\) .*/\1/p')"
cp $rec old.rec
"$all" -d 0 -o $rec > seen 2> progress
same 'standard output is shown as well' 'seed 1' "$(sed -n 2p seen)"
same 'progress, not on a terminal' '1 of 2
2 of 2' "$(cat progress)"
same 'lab_run' 'no lab '\''lab_gone'\''; there are: lab_all lab_bad lab_none' \
    "$(sh book/labs.sh run lab_gone 2>&1)"

# ---- refusals ------------------------------------------------------------

# refuses CASE MESSAGE: lab_bad makes one mistake; the record stays.
refuses() {
    echo old > bad.rec
    same "$2" "lab_bad: $2" \
        "$(BAD=$1 build/labs/01-one/lab_bad -d 0 -o bad.rec 2>&1 > /dev/null)"
    same "$2: the record stays" 'old ' "$(cat bad.rec) $(ls bad.rec.* 2>&1 \
        | grep -v 'No such\|cannot')"
}

refuses 1 "value 'a' is reported twice"
refuses 2 "value 'a' is nan: only finite numbers are reported"
refuses 3 "value 'a' is inf: only finite numbers are reported"
refuses 4 "table 't': a row has the columns 'a c', the first row has 'a b'"
refuses 5 "table 't': b is -nan: only finite numbers are reported"
refuses 6 "table 't': 'a' is not name=value"
refuses 7 "claim 'c' is reported twice"
refuses 8 "1 claim came out other than expected; the old record stays"
refuses 9 "value 'a b': use letters, digits and . _ - in its name"
refuses 10 "none.txt: No such file or directory: labs run in the folder that \
holds chapters/"

# said FLAG... : what the lab says, and its status.
said() {
    $all "$@" 2>&1 > /dev/null
    echo "status $?"
}

same 'an unknown flag' 'lab_all: unknown flag -x: see -h
status 2' "$(said -x)"
same 'an argument' "lab_all: unknown argument 'x': see -h
status 2" "$(said x)"
same 'a bad seed' 'lab_all: -s -3: a seed is a whole number, 0 or more
status 2' "$(said -s -3)"
same 'no digest' 'lab_all: -o needs -d: make labs gives both
status 2' "$(said -o x.rec)"
BAD=0 build/labs/01-one/lab_bad > /dev/null
same 'no mistake' 0 $?
BAD=8 build/labs/01-one/lab_bad > /dev/null 2>&1
same 'a claim that came out otherwise' 1 $?

echo old > wait.rec
BAD=11 build/labs/01-one/lab_bad -d 0 -o wait.rec > /dev/null 2>&1 &
sleep 1
kill -TERM $! 2> /dev/null
wait $! 2> /dev/null
same 'a lab that was stopped leaves the old record' old "$(cat wait.rec)"

echo "book: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
