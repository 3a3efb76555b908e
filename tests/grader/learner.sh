#!/bin/sh
# Tests of releases: what is in one and what is not, a learner who works in
# it, and what happens when a newer one comes.
#
#   sh tests/grader/learner.sh
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/expect.sh"

course=$tmp/course mine=$tmp/mine
chapter=01-sliding-window
archive=build/literate-transformer.tar.gz
tree=build/release/literate-transformer
copy_course "$course"
cd "$course" || exit 1

# ---- what is released ------------------------------------------------------

says 'a release' 'none found' make -s release
holds 'it is the archive that is said' [ -s $archive ]
says 'its solutions are empty' '//! stub' \
    grep -A1 '//! answer' "$tree/solutions/$chapter/1-runner-up.c"
for secret in tests/$chapter/mistakes .git .ci build exercises/.state \
    tests/grader/fixture; do
    holds "no $secret in it" [ ! -e "$tree/$secret" ]
done
if command -v git > /dev/null; then
    cp $tree/RELEASE "$tmp/without-git"
    says 'a repository' '' sh -c 'git init -q . && git add -A'
    echo 'a private note' > notes.txt
    says 'released from a repository' 'none found' make -s release
    holds 'it is the same release' cmp "$tmp/without-git" $tree/RELEASE
    rm -rf notes.txt .git
fi

# ---- the scan can fail -----------------------------------------------------

secrets=$course/build/release/secrets
answer=$(sed -n 's/^/    /; 20p' "$secrets")
scanned=$tmp/scanned

# planted NAME FILE: an answer that was put below $scanned is found.
planted() {
    refuses "the scan, with an answer in $1" "${2##*/}" \
        sh tests/grader/scan.sh "$secrets" "$scanned"
    rm -rf "${scanned:?}/$2"
}
cp -R $tree "$scanned"
says 'the scan finds nothing' '' \
    sh tests/grader/scan.sh "$secrets" "$scanned"
says 'nor in the archive' '' sh tests/grader/scan.sh "$secrets" $archive
echo "a hint: $answer!" > "$scanned/notes.md"
planted 'the midst of a text' notes.md
echo "$answer" > "$scanned/exercises/$chapter/1-runner-up.c.~1~"
planted 'a backup' "exercises/$chapter/1-runner-up.c.~1~"
echo "$answer" > "$scanned/exercises/$chapter/answer.h"
planted 'an exercise' "exercises/$chapter/answer.h"
echo "$answer" | gzip > "$scanned/book/deep.gz"
planted 'a compressed file' book/deep.gz
mkdir "$tmp/inner" && echo "$answer" > "$tmp/inner/note" &&
    tar -czf "$tmp/inner/in.tar.gz" -C "$tmp/inner" note &&
    rm "$tmp/inner/note" && tar -czf "$scanned/out.tgz" -C "$tmp" inner
planted 'archives in each other' out.tgz
printf '%s\n\n%s\n' "$answer" "$answer" > "$scanned/tests/two.c"
planted 'two lines of a test' tests/two.c
echo "$answer" > "$scanned/tests/one.c"
says 'one line of a test may be chance' '' \
    sh tests/grader/scan.sh "$secrets" "$scanned"
: > "$tmp/empty"
refuses 'a scan for nothing' 'holds no line' \
    sh tests/grader/scan.sh "$tmp/empty" "$scanned"

driver=tests/$chapter/1-runner-up.c
cp $driver "$tmp/driver"
sed -n '/^\/\/! answer/,/^\/\/! stub/p' "solutions/$chapter/1-runner-up.c" |
    grep -v '^//!' >> $driver
sed -i 's/^size_t runner_up/static __attribute__((unused)) size_t ru/' $driver
refuses 'a release with an answer in a driver' 'nothing is released' \
    make -s release
holds 'no archive of it' [ ! -e $archive ]
cp "$tmp/driver" $driver
says 'a release again' 'none found' make -s release

# ---- a learner works in it -------------------------------------------------

mkdir "$mine" && tar -xzf $archive -C "$mine" --strip-components=1
cd "$mine" || exit 1
says 'the board at the start' ' 0/25' make -s check
first=exercises/$chapter/1-runner-up.c
cp $first "$tmp/stub"
says 'a stub' 'as it was handed out' make -s check EX=1.1

# What learners may hand in: $answers/M-slug.solution.c and .WHAT.c.
answers=$tmp/answers
mkdir "$answers"
derive() {
    awk -f "$here/derive.awk" "$@"
}
for source in "$course"/solutions/$chapter/*.c; do
    slug=$(basename "$source" .c)
    derive -v kept=answer "$source" > "$answers/$slug.solution.c"
    for mistake in "$course/tests/$chapter/mistakes/$slug".*.c; do
        derive -v kept=mistake "$mistake" "$source" \
            > "$answers/${mistake##*/}"
    done
done

# said_alike EX: what the grader says of it here and in the full tree.
said_alike() {
    (cd "$course" && build/grader check "$1") > "$tmp/there"
    build/grader check "$1" > "$tmp/here"
    diff "$tmp/there" "$tmp/here"
}
for answer in "$answers"/*.c; do
    what=${answer##*/} id=1.${answer##*/}
    id=${id%%-*}
    cp "$answer" "exercises/$chapter/${what%%.*}.c"
    cp "$answer" "$course/exercises/$chapter/${what%%.*}.c"
    holds "$what: as in the full tree" said_alike "$id"
    case $what in
    *.solution.c) holds "$what passes" no grep -q 'make debug' "$tmp/here" ;;
    *) holds "$what: named" grep -q '^A known mistake:' "$tmp/here" ;;
    esac
done
for answer in "$answers"/*.solution.c; do
    what=${answer##*/}
    cp "$answer" "exercises/$chapter/${what%%.*}.c"
done
says 'the board at the end' '25/25' make -s check

# What only the full tree has.
cd "$course" || exit 1
cp "$answers/1-runner-up.solution.c" $first
echo '// mine' >> $first
cp $first "$tmp/right"
says 'it passes' '2/2 points' make -s check EX=1.1
says 'solution' '-// mine' make -s solution EX=1.1
sandbox=
if build/grader grade -q -e 1.1 2> "$tmp/why"; then
    sandbox=yes
    says 'grade' '2 of 2 points' make -s grade EX=1.1
    says 'the same grade' 'SEED=7 ' make -s grade EX=1.1 SEED=7
    holds 'no practice' grep -q '"practice": false' build/grade/grade.json
else
    echo "SKIPPED: $(cat "$tmp/why")"
    holds 'there is a sandbox' [ -z "${CI:-}" ]
fi
holds 'nothing is lost' cmp "$tmp/right" $first
cp $tree/exercises/$chapter/*.c exercises/$chapter/
cd "$mine" || exit 1

cp "$answers/1-runner-up.zero.c" $first
says 'a mistake, named' 'A known mistake' make -s check EX=1.1
says 'a hint' 'hint 1 of 4' make -s hint EX=1.1
says 'the next hint' 'hint 2 of 4' make -s hint EX=1.1
refuses 'solution' 'The solutions are with your teacher; make hint EX=1.1' \
    make -s solution EX=1.1
refuses 'solution, by force' 'The solutions are with your teacher' \
    make -s solution EX=1.1 FORCE=1
if [ -n "$sandbox" ]; then
    cp "$answers/1-runner-up.solution.c" $first
    says 'a grade is practice' 'Practice' make -s grade EX=1.1
    holds 'it says so in its reports' \
        grep -q '"practice": true' build/grade/grade.json
    says 'it has the points' '2 of 2 points' make -s grade EX=1.1 SEED=5
    cp "$answers/1-runner-up.zero.c" $first
    says 'a wrong one has none' '0 of 2 points' make -s grade EX=1.1
fi
refuses 'a release of a release' 'this is a release' make -s release
says 'one case again' 'out ' build/grader debug 1.1 3
cp $first "$tmp/wrong"
says 'reset' "$first.~1~" make -s reset EX=1.1
holds 'the stub is back' cmp "$tmp/stub" $first
holds 'the backup' cmp "$tmp/wrong" "$first.~1~"
says 'clean' '' make -s clean
says 'hints are remembered' 'hint 3 of 4' make -s hint EX=1.1

# ---- a newer release -------------------------------------------------------

cp "$answers/1-runner-up.solution.c" $first
cp "$answers/2-time-stamps.exactly.c" \
    "exercises/$chapter/2-time-stamps.c"
echo 'my notes' >> README.md
echo 'my notes on a gone file' >> chapters/README.md
for slug in 3-steady-sum 4-calm-spell 5-two-pans 6-night-sky 7-work-line; do
    (cd "$course" && cp "$tree/exercises/$chapter/$slug.c" \
        "$mine/exercises/$chapter/")
done
echo 'my own program' > mine.c
rm -rf build

cd "$course" || exit 1
sed -i 's/TODO: /TODO (newer): /' solutions/$chapter/[13]-*.c
echo 'A newer line.' >> README.md
echo 'A newer file.' > chapters/$chapter/newer.md
rm chapters/README.md tests/$chapter/mistakes/7-*
for folder in solutions tests exercises; do
    rm -f $folder/$chapter/7-work-line.*
done
says 'a newer release' 'none found' make -s release
cp -R "$mine" "$tmp/before"

# kept FOLDER: nothing that the learner wrote is lost in it.
kept() {
    (cd "$tmp/before" && for file in README.md chapters/README.md mine.c \
        exercises/.state exercises/$chapter/1-runner-up.c \
        exercises/$chapter/1-runner-up.c.~1~ \
        exercises/$chapter/2-time-stamps.c exercises/$chapter/8-middle.c; do
        cmp -s "$file" "$1/$file" || cmp -s "$file" "$1/$file.~1~" ||
            { echo "lost: $file"; exit 1; }
    done)
}

# newer FOLDER: it has the newer release, and all that is the learner's.
newer() {
    kept "$1" && cmp "$tree/RELEASE" "$1/RELEASE" &&
        cmp README.md "$1/README.md" &&
        grep -q newer "$1/exercises/$chapter/3-steady-sum.c" &&
        [ -e "$1/chapters/$chapter/newer.md" ] &&
        [ ! -e "$1/solutions/$chapter/7-work-line.c" ] &&
        [ ! -e "$1/exercises/$chapter/7-work-line.c" ] &&
        [ ! -e "$1/README.md.~2~" ] && [ ! -e "$1/.release.new" ]
}

# In full, and killed at some moment.
says 'an update' "1-runner-up.c: yours, and left alone" \
    make -s release UPDATE="$mine"
cp "$tmp/out" "$tmp/updated"
holds 'what replaces a changed file' \
    grep -q 'README.md: you had changed it; yours is now README.md.~1~' \
    "$tmp/updated"
holds 'a changed file that is gone' \
    grep -q 'chapters/README.md: no longer in the course' "$tmp/updated"
holds 'the newer tree' newer "$mine"
says 'an update twice' ' 0 files brought, 0 removed' \
    make -s release UPDATE="$mine"
holds 'the newer tree, still' newer "$mine"
interrupted=0
for delay in 003 006 010 014 018 023 029 036 045 060 080 120; do
    rm -rf "$tmp/killed" && cp -R "$tmp/before" "$tmp/killed"
    timeout -s KILL 0.$delay build/grader update "$tree" "$tmp/killed" \
        > /dev/null 2>&1
    [ -e "$tmp/killed/.release.new" ] && interrupted=$((interrupted + 1))
    holds "killed after 0.$delay s: nothing is lost" kept "$tmp/killed"
    says 'it goes on' 'brought' build/grader update "$tree" "$tmp/killed"
    holds 'the newer tree, after all' newer "$tmp/killed"
done
holds 'some updates were interrupted' [ $interrupted -gt 0 ]

cd "$mine" || exit 1
says 'it still passes' '2/2 points' make -s check EX=1.1
says 'hints are still remembered' 'hint 4 of 4' make -s hint EX=1.1
says 'the newer stub' "$first.~2~" make -s reset EX=1.1
holds 'it is the newer one' grep -q 'newer' $first

# From a release, as a learner does it.
cp -R "$tmp/before" "$tmp/older"
cd "$course/$tree" || exit 1
says 'an update from a release' 'left alone' make -s release UPDATE="$tmp/older"
cd "$course" || exit 1
holds 'the newer tree from a release' newer "$tmp/older"
echo >> $tree/README.md
refuses 'an update from a release that is changed' 'unpack the course again' \
    build/grader update $tree "$tmp/older"
mkdir "$tmp/other"
refuses 'an update of another folder' 'no tree that make release made' \
    make -s release UPDATE="$tmp/other"
holds 'it is left alone' rmdir "$tmp/other"
refuses 'an update of itself' 'cannot be updated from itself' \
    build/grader update "$mine" "$mine/"
counts learner
