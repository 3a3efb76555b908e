#!/bin/sh
# Tests of `make gradescope`: this script stands in for the platform. It
# unpacks the archive where Gradescope does (below a folder of its own), builds
# the image, and hands in files. Needs unzip and jq; as root it tries the
# sandbox of containers, too.
#
#   sh tests/grader/platform.sh
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/expect.sh"

course=$tmp/course
AUTOGRADER=$tmp/autograder
export AUTOGRADER
for tool in zip unzip jq; do
    command -v $tool > /dev/null && continue
    echo "SKIPPED: $tool is not here"
    [ -z "${CI:-}" ] || holds "$tool is here" false
    counts platform
    exit
done
copy_course "$course"
cd "$course" || exit 1
says 'the archive' 'build/gradescope.zip: upload it as the autograder of 1.1' \
    make -s gradescope EX=1.1,1.2

# ---- the image -------------------------------------------------------------

# Installing is the platform's; what is asked for is kept.
mkdir -p "$tmp/bin" "$AUTOGRADER/source" "$AUTOGRADER/results"
printf '#!/bin/sh\necho "$*" >> "%s"\n' "$tmp/installed" > "$tmp/bin/apt-get"
chmod +x "$tmp/bin/apt-get"
chmod 755 "$tmp" "$AUTOGRADER"
unzip -q build/gradescope.zip -d "$AUTOGRADER/source"
cd "$AUTOGRADER" || exit 1
for file in setup.sh run_autograder; do
    holds "$file can be run" [ -x source/$file ]
done
says 'setup.sh' '' env PATH="$tmp/bin:$PATH" ./source/setup.sh
holds 'what it installs' grep -q 'install .*gcc .*libcunit' "$tmp/installed"
holds 'nobody else reads the course' \
    [ -z "$(find source/course -perm /077)" ]
holds 'no history' [ -z "$(find source -name .git -o -name .state)" ]
cp source/run_autograder .

# ---- submissions -----------------------------------------------------------

chapter=01-sliding-window
source=$course/solutions/$chapter
answers=$tmp/answers
mkdir "$answers"
for slug in 1-runner-up 2-time-stamps; do
    awk -v kept=answer -f "$here/derive.awk" "$source/$slug.c" \
        > "$answers/$slug.c"
done

# submission: a fresh, empty one.
submission() {
    chmod -R u+rwx submission results 2> /dev/null
    rm -rf submission results
    mkdir submission results
}

# graded NAME SCORE [TEXT]: the platform's part; its results must be valid and
# have this score, and the text.
graded() {
    ./run_autograder > "$tmp/out" 2>&1
    holds "$1: run_autograder" [ $? -eq 0 ]
    holds "$1: valid results" jq -e '
        (.score | type == "number") and
        ((.tests // []) | all(.output_format != "html")) and
        ((.output // "") | type == "string")' results/results.json
    holds "$1: $2 points" [ "$(jq .score results/results.json)" = "$2" ]
    [ -z "${3:-}" ] || holds "$1: it says '$3'" \
        grep -qF -e "$3" results/results.json
}

rungs=bubblewrap tried=
[ "$(id -u)" != 0 ] || rungs="$rungs uid"
for rung in $rungs; do
    export GRADER_BOX=$rung
    submission
    if ! (cd source/course && build/grader grade -q -e 1.1) > "$tmp/why" 2>&1
    then
        echo "SKIPPED: $rung: $(cat "$tmp/why")"
        continue
    fi
    tried="$tried $rung"
    cp "$answers"/*.c submission
    graded "right ones, $rung" 5
    submission
    cp "$answers/2-time-stamps.c" submission
    graded "one is missing, $rung" 3 'is not there'
    submission
    mkdir -p submission/exercises/$chapter
    cp "$answers/2-time-stamps.c" submission/exercises/$chapter
    sed 's/INT_MIN/0/g' "$answers/1-runner-up.c" > submission/1-runner-up.c
    graded "one is wrong, $rung" 3
    submission
    graded "nothing, $rung" 0
    ln -s "$source/1-runner-up.c" submission/1-runner-up.c
    mkfifo submission/2-time-stamps.c
    graded "a link and a pipe, $rung" 0 'is a link'
    submission
    cp "$answers/2-time-stamps.c" submission
    { printf '%s\n' '#include <signal.h>' \
        '__attribute__((constructor)) static void all(void)' \
        '{ kill(-1, SIGKILL); }'
      cat "$answers/1-runner-up.c"; } > submission/1-runner-up.c
    graded "one that kills, $rung" 3
    { printf '%s\n' '#include <stdio.h>' '#include <stdlib.h>' \
        '__attribute__((constructor)) static void forge(void)' \
        "{ FILE *f = fopen(\"$AUTOGRADER/results/results.json\", \"w\");" \
        '  if (f) { fputs("{\"score\": 100}", f); fclose(f); } }'
      cat submission/1-runner-up.c; } > submission/forged.c
    mv submission/forged.c submission/1-runner-up.c
    graded "one that forges, $rung" 3
done

[ -n "$tried" ] || holds 'a sandbox was tried' [ -z "${CI:-}" ]

# ---- a grader that does not work -------------------------------------------

submission
cp "$answers"/*.c submission
grader=source/course/build/grader
export GRADER_BOX=nothing
graded 'no sandbox' 0 'graded'
unset GRADER_BOX
mv $grader "$tmp/grader"
graded 'no grader' 0 'Please tell your teacher'
printf '#!/bin/sh\nkill -KILL $$\n' > $grader
chmod +x $grader
graded 'a grader that is killed' 0 'Please tell your teacher'
rm -rf source/course
graded 'no course' 0 'Please tell your teacher'

cd "$course" || exit 1
: > RELEASE
refuses 'in a release' 'this is a release' make -s gradescope
counts platform
