#!/bin/sh
# Runs labs, from the folder that holds chapters/.
#
#   sh book/labs.sh stale       those whose code or data have changed; record
#   sh book/labs.sh all         all of them; record
#   sh book/labs.sh run lab_x   one, recording nothing
#   sh book/labs.sh first       lab_first, unless it was shown already; compares
#                               its digits with the book's
set -eu

# What a record says after its head.
body() {
    sed '1,/^$/d' "$1"
}

failed=

# record NN-name/lab_x DIGEST WHY: notes which fail, so that the others run.
record() {
    echo "$1: $3"
    mkdir -p "book/results/${1%/*}"
    "build/labs/$1" -d "$2" -o "book/results/$1.rec" || failed="$failed $1"
}

# Ends the run with the labs that failed.
finish() {
    [ -z "$failed" ] || { echo "labs: failed:$failed" >&2; exit 1; }
}

# Why a lab must run again, or nothing.
reason() {
    if [ ! -e "book/results/$1.rec" ]; then
        echo 'it has no record yet'
    elif ! grep -qx "digest $2" "book/results/$1.rec"; then
        echo 'its code, its data or its flags have changed'
    fi
}

stale() {
    some=
    while read -r lab digest; do
        why=$(reason "$lab" "$digest")
        [ -n "$why" ] || continue
        some=1
        record "$lab" "$digest" "$why" < /dev/null
    done < build/digests
    [ -n "$some" ] || echo 'labs: every record is up to date'
    finish
}

all() {
    while read -r lab digest; do
        record "$lab" "$digest" 'runs, as all do' < /dev/null
    done < build/digests
    finish
}

run() {
    for program in build/labs/*/"$1"; do
        [ -x "$program" ] && exec "$program"
    done
    echo "no lab '$1'; there are:" $(sed 's/ .*//; s/.*\///' build/digests) >&2
    exit 2
}

first() {
    found=$(grep '/lab_first ' build/digests) || exit 0
    lab=${found% *} digest=${found#* }
    old=book/results/$lab.rec new=build/first.rec
    if [ -e "$new" ] && grep -qx "digest $digest" "$new" \
        && [ ! "$old" -nt "$new" ]; then
        exit 0
    fi
    echo
    "build/labs/$lab" -d "$digest" -o "$new"
    if [ ! -e "$old" ]; then
        echo '-> there is no record of this lab yet: make labs'
    elif body "$new" > build/first.new && body "$old" > build/first.old \
        && diff build/first.old build/first.new > build/first.diff; then
        echo '-> the same digits as in the book'
    else
        echo '-> these digits are not the same as in the book (<, yours >):'
        sed 's/^/   /' build/first.diff
    fi
    echo
}

case ${1:-} in
stale | all | first) "$1" ;;
run) run "${2:?say which: make lab LAB=lab_x}" ;;
*) sed -n 's/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
