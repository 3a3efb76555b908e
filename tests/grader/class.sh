#!/bin/sh
# Tests of `make class`: a class with right, wrong and poisoned submissions is
# graded, killed on its way, stopped on its way, and goes on; and none gets
# what it must not.
#
#   sh tests/grader/class.sh [COUNT [EX]]
#
# COUNT is 40, EX two exercises. `class.sh 1000 1` is the whole of chapter 1
# for a large class, and takes its time: about an hour on two processors. It
# prints how much for each submission.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/expect.sh"
count=${1:-40} exercises=${2:-1.1,1.4}

course=$tmp/course class=$tmp/class out=build/class
copy_course "$course"
cd "$course" || exit 1
make -s build/grader || exit 1
sh tests/grader/submissions.sh "$class" "$count"

# A sandbox of another user's is below a folder that they can go through.
TMPDIR=$tmp/boxes
export TMPDIR
mkdir "$TMPDIR"
chmod 711 "$tmp" "$TMPDIR"
chmod 700 "$course" "$class"

if ! build/grader grade -q -e "${exercises%%[, ]*}" > "$tmp/why" 2>&1; then
    echo "SKIPPED: $(cat "$tmp/why")"
    [ -z "${CI:-}" ] || holds 'there is a sandbox' false
    counts class
    exit
fi

# grade FOLDER [WORD...]: make class, more graders than processors; `in_place`
# takes the place of this shell, so that signals reach it.
grade() {
    (in_place "$@")
}
in_place() {
    folder=$1
    shift
    exec build/grader class -j 4 -e "$exercises" "$@" "$folder"
}

finished() {
    find $out/reports -name finished 2> /dev/null | wc -l
}

# wait_for NUMBER: of finished submissions.
wait_for() {
    while [ "$(finished)" -lt "$1" ] && kill -0 $graders 2> /dev/null; do
        sleep 0.1
    done
}

# When each finished submission was: an unchanged line is an unchanged report.
stamps() {
    (cd $out/reports && find . -name finished -exec ls -i --time-style=+%s.%N \
        -l {} + | sort)
}

# ---- on the way ------------------------------------------------------------

in_place "$class" > "$tmp/killed" 2>&1 &
graders=$!
wait_for $((count / 4))
kill -KILL $graders
wait $graders 2> /dev/null
holds 'it was killed on its way' [ "$(finished)" -lt "$count" ]
holds 'some were finished' [ "$(finished)" -ge $((count / 4)) ]
sleep 2
stamps > "$tmp/before"
cp $out/seed "$tmp/seed"

in_place "$class" > "$tmp/stopped" 2>&1 &
graders=$!
wait_for $((count / 2))
kill -TERM $graders
wait $graders
holds 'it was stopped: status' [ $? -eq 1 ]
holds 'it was stopped on its way' [ "$(finished)" -lt "$count" ]
holds 'it found what was finished' grep -q "^[0-9]* of $count .* already" \
    "$tmp/stopped"
holds 'it says how to go on' grep -q 'the same command goes on' "$tmp/stopped"
holds 'a table is written' [ "$(grep -c 'n[0-9][0-9][0-9][0-9]' \
    $out/grades.csv)" -eq "$count" ]
stamps > "$tmp/between"

says 'the rest' "$count of $count submissions have a grade" grade "$class"
tail -n 1 "$tmp/out"
holds 'the same seed' cmp "$tmp/seed" $out/seed
stamps > "$tmp/after"
holds 'what was finished stayed, after it was killed' \
    [ -z "$(comm -23 "$tmp/before" "$tmp/after")" ]
holds 'what was finished stayed, after it was stopped' \
    [ -z "$(comm -23 "$tmp/between" "$tmp/after")" ]

# ---- what it says ----------------------------------------------------------

# The points of the table, as lines like the expected ones: n0007 1.3 3
awk -v table=$out/grades.csv 'BEGIN {
    FS = ","
    RS = "\r\n"
    getline line < table
    gsub(/"|EX /, "", line)
    fields = split(line, heading)
    while ((getline line < table) > 0) {
        match(line, /n[0-9][0-9][0-9][0-9]/)
        number = substr(line, RSTART, RLENGTH)
        n = split(line, field)
        for (i = 3; i <= fields - 2; i++)
            print number, heading[i], field[n - fields + i]
    }
}' > "$tmp/points"
holds 'every submission is in the table' \
    [ "$(cut -d ' ' -f 1 "$tmp/points" | sort -u | wc -l)" -eq "$count" ]
awk 'NR == FNR { points[$1 " " $2] = $3; next }
    !(($1 " " $2) in points) { next }
    { got = points[$1 " " $2]; seen++ }
    got == "" || ($3 == "=" && got != $4) || ($3 == "<" && got >= $4) {
        print $0 ", and not " got
        bad++
    }
    { good += $3 == "=" && $4 > 0 }
    END { print seen " compared, " good " of them right"
        exit bad > 0 || good == 0 }' \
    "$tmp/points" "$class.expected" > "$tmp/compared"
holds 'everybody gets what they must' sh -c "cat '$tmp/compared'
    ! grep -q 'and not' '$tmp/compared' && ! grep -q ' 0 of' '$tmp/compared'"
tail -n 1 "$tmp/compared"
holds 'lines end as they must' \
    [ "$(grep -c "$(printf '\r')\$" $out/grades.csv)" -eq $((count + 1)) ]
holds 'no formula' no grep -q '^"*[=+@-]' $out/grades.csv
holds 'four reports each, and a table' [ "$(find $out/reports -name 'grade.*' \
    -o -name junit.xml -o -name results.json | tr '\n' ' ' |
    grep -o '[a-z]*[.][a-z]* ' | wc -l)" -eq $((5 * count)) ]
holds 'no name was run' [ -z "$(find . -name pwned)" ]
holds 'no sandbox is left' [ -z "$(ls "$TMPDIR")" ]

# ---- what is done again ----------------------------------------------------

cp $out/grades.csv "$tmp/grades.csv"
says 'nothing to do' "$count of $count submissions are finished already" \
    grade "$class"
holds 'the same table' cmp "$tmp/grades.csv" $out/grades.csv
stamps > "$tmp/again"
holds 'nothing is done again' cmp "$tmp/after" "$tmp/again"

few=$tmp/few
mkdir "$few"
for name in n0001 n0002 n0003; do
    cp -R "$class/$name" "$few/$name"
done
exercises=1.1
says 'another class' '3 of 3' grade "$few" -o build/few -s 7
holds 'the seed asked for' grep -qx 7 build/few/seed
find "$few/n0002" -name '*.c' -exec sh -c 'echo "// late" >> "$1"' - {} \;
says 'a changed submission' '2 of 3 submissions are finished already' \
    grade "$few" -o build/few
says 'a changed submission' '3 of 3 submissions have' grade "$few" -o build/few
says 'another seed' '1/3 ' grade "$few" -o build/few -s 8
echo '// changed' >> tests/driver.h
says 'another driver' '1/3 ' grade "$few" -o build/few
rm -r build/few/reports/n0003/finished
says 'a lost one' '2 of 3 submissions are finished already' \
    grade "$few" -o build/few
: > "$few/notes.txt"
mkfifo "$few/pipe"
ln -s "$class/n0005" "$few/link" 2> /dev/null
refuses 'what is no folder' 'no grade: "pipe": it is no folder' \
    grade "$few" -o build/few
holds 'it has a row' grep -q '^"notes.txt",no,,,' build/few/grades.csv
holds 'the others have theirs' [ "$(grep -c ',yes,' build/few/grades.csv)" = 3 ]

# ---- what it refuses -------------------------------------------------------

refuses 'no folder' 'a folder of submissions' make -s class
refuses 'a folder that is not there' 'nowhere: No such file' \
    make -s class SUBMISSIONS=nowhere
mkdir "$tmp/none"
refuses 'an empty folder' 'there is no submission' \
    make -s class SUBMISSIONS="$tmp/none"
refuses 'an exercise that is none' 'EX=9.9: there is no such exercise' \
    make -s class SUBMISSIONS="$few" EX=9.9
refuses 'a seed that is none' 'a seed is a whole number' \
    make -s class SUBMISSIONS="$few" SEED=ten
says 'as make runs it' '3 of 6' sh -c \
    "make -s class SUBMISSIONS='$few' EX=1.1 OUT=build/few || true"
: > RELEASE
refuses 'in a release' 'this is a release' make -s class SUBMISSIONS="$few"
counts class
