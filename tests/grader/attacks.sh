#!/bin/sh
# Attacks: each file in attacks/ is handed in as exercise 1.1 of the fixture's
# tree and graded on every rung of the sandbox that works here. An attack must
# get no point, the category that its first comment expects, and an end within
# three seconds, with every report valid and nothing left behind; a control
# must get its points. The rung uid-bare is uid as on a kernel without
# Landlock, for the attacks that have to do with files.
#
#   [RUNG=uid] [SLOT=20] sh tests/grader/attacks.sh [NAME...]
#
# NAME is the beginning of a file's: 07, control. SLOT is the first of two slots;
# without it each run has its own.
#
# Needs root for the rung of user ids; jq and xmllint to read the reports.
set -u

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
WITHIN=3000             # milliseconds for an attack; half as many again are
                        # forgiven to a machine that tests other things, too
USUAL=600               # for a right answer, where nobody else is at work
LARGEST=262144          # bytes of a report
FIRST_SLOT=${SLOT:-$((2 + $$ % 49 * 2))} # of two
FILES='13|14|15|16|25|28|39|51|69|72|78|81|99|100|107|control'
tmp=$(mktemp -d)
boxes=$(mktemp -d)      # the graders' TMPDIR: every user may pass through
tree=$tmp/tree
grader=$tmp/grader
CC=${CC:-gcc}
export CC
workers=

clean_up() {
    for worker in $workers; do
        kill "$worker" 2> /dev/null
    done
    rm -rf "$tmp" "$boxes"
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM

stop() {
    echo "attacks: $*"
    exit 1
}

# ---- the tree that is attacked ---------------------------------------------

make_tree() {
    make -s -C "$root" build/grader || stop 'the grader does not compile'
    cp "$root/build/grader" "$grader"
    cp -R "$here/fixture" "$tree"
    cp "$root"/tests/driver* "$tree/tests/"
    mkdir "$tree/tests/grader" && cp -R "$here/box" "$tree/tests/grader/"
    echo 'the word that nobody may see' > "$tree/secret"
    cd "$tree" || exit 1
    "$grader" stubs > /dev/null || stop 'no stubs'
    mkdir "$boxes/0" "$boxes/1"
    chmod 711 "$boxes" "$boxes/0" "$boxes/1"
    sources_digest > "$tmp/digest"
}

# What no attack may change.
sources_digest() {
    find "$tree" -path "$tree/build" -prune -o -type f -print | sort |
        xargs cksum
}

# hand_in NAME FOLDER OUT: makes the submission.
hand_in() {
    mkdir -p "$2" "$3"
    case $1 in
    *.sh) sh "$here/attacks/$1" "$2" "$tree" ;;
    *) sed "s|@TREE@|$tree|g; s|@OUT@|$3|g; s|@GRADER@|$grader|g" \
        "$here/attacks/$1" > "$2/1-total.c" ;;
    esac
}

# grade RUNG WORKER FOLDER OUT [OPTION...]: what it says goes to OUT.said, its
# status to OUT.status, its milliseconds to OUT.ms.
grade() {
    box=${1%-*} worker=$2 in=$3 out=$4 landlock=on
    [ "$1" = "$box" ] || landlock=off
    shift 4
    begin=$(date +%s%3N)
    GRADER_BOX=$box GRADER_LANDLOCK=$landlock TMPDIR=$boxes/$worker \
        GRADER_SLOT=$((FIRST_SLOT + worker)) timeout -k 1 30 \
        "$grader" grade -e 1.1 -f "$in" -o "$out" "$@" \
        > "$out.said" 2>&1 < /dev/null
    echo $? > "$out.status"
    echo $(($(date +%s%3N) - begin)) > "$out.ms"
}

# ---- what must hold ---------------------------------------------------------
# Each of these prints a line for what does not.

# What the head of a file says after a word.
told() {
    sed -n "1,12s/^[ #*]* $2: //p" "$here/attacks/$1" | head -n 1
}

# The first thing that is not well with the exercise, as one word.
category() {
    jq -r '.exercises[0] | if .status != "graded" then .status else
        (.cases | map(.status) | map(select(. != "passed")) |
         if length > 0 then .[0] else "passed" end) end' "$1/grade.json"
}

# check_points OUT WANTED; check_category OUT EXPECTED...
check_points() {
    points=$(jq '.points' "$1/grade.json" 2> /dev/null)
    [ "$points" = "$2" ] || echo "it has ${points:-no} points, not $2"
    [ "$(jq '.graded' "$1/grade.json" 2> /dev/null)" = true ] ||
        echo 'grade.json does not say that it was graded'
    status=$(cat "$1.status")
    [ "$status" -eq 0 ] || echo "the grader's status is $status"
}

check_category() {
    got=$(category "$1" 2> /dev/null)
    shift
    for word in "$@"; do
        case $word in
        or) ;;
        limit) case $got in crash | timeout | no-answer) return ;; esac ;;
        "$got") return ;;
        esac
    done
    echo "it is called '$got', not '$*'"
}

check_reports() {
    jq -e '(.tests | type) == "array" or (.score | type) == "number"' \
        "$1/results.json" > /dev/null 2>&1 || echo 'results.json is not valid'
    xmllint --noout --schema "$here/junit.xsd" "$1/junit.xml" 2> "$1.xml" ||
        { echo 'junit.xml is not valid'; tail -n 3 "$1.xml"; }
    rm -f "$1.xml"
    for report in grade.json results.json junit.xml grade.md; do
        [ -s "$1/$report" ] || echo "$report is empty or not there"
        [ "$(wc -c < "$1/$report")" -le $LARGEST ] ||
            echo "$report is larger than $LARGEST bytes"
    done
    for file in "$1"/*.json "$1"/*.xml "$1"/*.md "$1.said"; do
        clean "$file"
    done
}

# clean FILE: nothing in it that could command a terminal or a CI, no secret.
clean() {
    if LC_ALL=C tr -d '\n\t\040-\176\200-\377' < "$1" | grep -q .; then
        echo "$(basename "$1") has control characters"
    fi
    grep -E '^ *(::|##\[)' "$1" | head -n 1
    grep -qF -e 'the word that nobody' -e 'sum += x[i];' "$1" &&
        echo "$(basename "$1") quotes what must not be seen"
}

# check_remains WORKER: no process, no file, no memory of its user id.
check_remains() {
    user=$((60000 + FIRST_SLOT + $1))
    ps -o stat=,args= -U $user | grep -v '^Z' | sed 's/^/a process is left: /'
    find /tmp /var/tmp /dev/shm /run/lock -user $user 2> /dev/null |
        sed 's/^/a file is left: /'
    find "$boxes/$1" -mindepth 1 | sed 's/^/the box is left: /'
    grep -hw $user /proc/sysvipc/* | sed 's/^/System V: /'
}

# check_time OUT [USUAL]: with the milliseconds that a right answer takes just
# now, in proportion where a busy machine makes that more than usual.
check_time() {
    now=${2:-$USUAL}
    [ "$now" -ge $USUAL ] || now=$USUAL
    [ "$(cat "$1.ms")" -le $((WITHIN * 3 / 2 * now / USUAL)) ] ||
        echo 'it takes too long'
}

# ---- one attack -------------------------------------------------------------

# attempt RUNG WORKER NAME: its complaints, if any, are in OUT.bad.
attempt() {
    name=$3
    place=$tmp/$1/$name out=$tmp/$1/$name/out
    hand_in "$name" "$place/in" "$out"
    grade "$1" "$2" "$place/in" "$out" -n "$name"
    points=$(told "$name" points)
    expected=$(told "$name" expect)
    {
        check_points "$out" "${points:-0}"
        [ -z "$expected" ] || check_category "$out" $expected
        check_reports "$out"
        check_remains "$2"
    } > "$out.bad" 2>&1
    rm -rf "$place/in"
}

# say RUNG NAME: one line, and the complaints.
say() {
    out=$tmp/$1/$2/out
    ms=$(cat "$out.ms")
    [ -s "$out.bad" ] && word=FAILED || word=ok
    printf '%-7s %-11s %-28s %d.%02d s\n' $word "$1" "$2" \
        $((ms / 1000)) $((ms % 1000 / 10))
    [ ! -s "$out.bad" ] || sed 's/^/        /' "$out.bad" "$out.said" |
        head -n 12
    echo $word >> "$tmp/words"
}

# work RUNG WORKER: every second name, from its own place in the list on. What
# takes too long is left for later, alone, three times at most. The time of
# uid-bare, which is no grade's sandbox but a broken one, is not looked at.
work() {
    at=0
    for name in $(names_for "$1"); do
        at=$((at + 1))
        [ $((at % 2)) -eq "$2" ] || continue
        attempt "$1" "$2" "$name"
        if [ "$1" != uid-bare ] &&
            [ -n "$(check_time "$tmp/$1/$name/out")" ]
        then
            echo "$name" >> "$tmp/$1/again"
        else
            say "$1" "$name"
        fi
    done
}

# again RUNG NAME: alone, after a right answer; three times at most.
again() {
    for _ in 1 2 3; do
        hand_in control-correct.c "$tmp/$1/usual/in" "$tmp/$1/usual/out"
        grade "$1" 0 "$tmp/$1/usual/in" "$tmp/$1/usual/out"
        attempt "$1" 0 "$2"
        late=$(check_time "$tmp/$1/$2/out" "$(cat "$tmp/$1/usual/out.ms")")
        [ -n "$late" ] || return
    done
    echo "$late" >> "$tmp/$1/$2/out.bad"
}

on_rung() {
    mkdir "$tmp/$1" && : > "$tmp/$1/again"
    work "$1" 0 &
    workers=$!
    work "$1" 1 &
    workers="$workers $!"
    wait
    workers=
    for name in $(cat "$tmp/$1/again"); do
        again "$1" "$name"
        say "$1" "$name"
    done
}

# ---- all --------------------------------------------------------------------

# The names that begin with one of the words; without words, all.
choose() {
    for word in "${@:-}"; do
        for file in "$here/attacks/$word"*; do
            [ ! -e "$file" ] || basename "$file"
        done
    done
}

names_for() {               # RUNG
    [ "$1" = uid-bare ] || echo "$names"
    [ "$1" != uid-bare ] || echo "$names" | grep -E "^($FILES)-"
}

# holds NAME COMMAND...: counts as one test.
holds() {
    name=$1
    shift
    if "$@"; then
        echo ok >> "$tmp/words"
    else
        echo FAILED >> "$tmp/words"
        echo "FAILED  $name"
    fi
}

# works RUNG: it gives a grade; else says why not. User ids must work in CI.
works() {
    mkdir -p "$tmp/works/out"
    grade "$1" 0 exercises "$tmp/works/out"
    [ "$(cat "$tmp/works/out.status")" -ne 0 ] || return 0
    echo "SKIPPED: $1: $(tail -n 1 "$tmp/works/out.said")"
    [ "$1" != uid ] || [ -z "${CI:-}" ] || echo FAILED >> "$tmp/words"
    return 1
}

# These tests can fail: with seed 1 the known answers are right, which is a
# complaint; and a right answer is one where an attack is awaited.
teeth() {
    hand_in 44-public-inputs.c "$tmp/teeth/in" "$tmp/teeth/out"
    grade "$1" 0 "$tmp/teeth/in" "$tmp/teeth/out" -s 1
    check_points "$tmp/teeth/out" 0 | grep -q 'it has 3 points' &&
        check_category "$tmp/teeth/out" wrong | grep -q "called 'passed'"
}

for tool in jq xmllint; do
    command -v $tool > /dev/null ||
        stop "$tool is not here: apt-get install jq libxml2-utils"
done
names=$(choose "$@")
[ -n "$names" ] || stop "no attack is called '$*'"
: > "$tmp/words"
make_tree
for rung in ${RUNG:-bubblewrap uid uid-bare}; do
    [ -n "$(names_for $rung)" ] && works $rung || continue
    on_rung $rung
    holds "$rung: the attack 44 is one, with seed 1" teeth $rung
done
sources_digest > "$tmp/digest.now"
holds 'nothing in the tree was changed' cmp "$tmp/digest" "$tmp/digest.now"
passed=$(grep -c '^ok$' "$tmp/words")
failed=$(grep -c '^FAILED$' "$tmp/words")
echo "attacks: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 1 ]
