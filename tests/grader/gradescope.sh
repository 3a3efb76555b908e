#!/bin/sh
# make gradescope: the archive to upload there, with all that grades and no
# history.
#
#   sh tests/grader/gradescope.sh [EX]
set -u

exercises=${1:-}
archive=build/gradescope.zip
folder=build/gradescope

if [ -e RELEASE ]; then
    echo 'make gradescope: this is a release; marks of record come from the' \
        "teacher's tree" >&2
    exit 2
fi
if ! command -v zip > /dev/null; then
    echo 'make gradescope: zip is not here; to install:' \
        'sudo apt-get install zip' >&2
    exit 2
fi

# What grading needs.
files() {
    sh tests/grader/files.sh | grep -e '^Makefile$' -e '^book/setup\.sh$' \
        -e '^chapters/.*\.[ch]$' -e '^exercises/.*\.h$' -e '^solutions/.*\.c$' \
        -e '^tests/driver' -e '^tests/[0-9].*/[0-9].*\.c$' \
        -e '^tests/grader/[^/]*\.[ch]$' -e '^tests/grader/box/'
}

rm -rf "$folder" "$archive"
mkdir -p "$folder/course" &&
    files | tar -cf - -T - | tar -xf - -C "$folder/course" &&
    cp tests/grader/gradescope/* "$folder" &&
    chmod 755 "$folder/setup.sh" "$folder/run_autograder" &&
    echo "$exercises" > "$folder/exercises" &&
    (cd "$folder" && zip -qrX ../gradescope.zip.part .) &&
    mv "$archive.part" "$archive" || exit 2
echo "$archive: upload it as the autograder" \
    "of ${exercises:-all exercises}"
