#!/bin/sh
# make release: a tree and an archive for learners, without answers. Says where
# they are. With a folder, the release is brought into that learner's tree.
#
#   sh tests/grader/release.sh [FOLDER]
set -u

name=literate-transformer
tree=build/release/$name
archive=build/$name.tar.gz
grader=build/grader
update=${1:-}

if [ -e RELEASE ]; then
    if [ -z "$update" ]; then
        echo 'make release: this is a release. UPDATE=FOLDER brings it into' \
            'an older one.' >&2
        exit 2
    fi
    exec $grader update . "$update"
fi

# What of it learners get.
files() {
    sh tests/grader/files.sh | grep -v -e '^\.ci/' -e '^tests/[^/]*/mistakes/' \
        -e '^exercises/.*/.*\.c$' -e '^tests/grader/[^b].*/' \
        -e '^tests/grader/.*\.\(sh\|awk\|xsd\)$' -e '^tests/grader/test_'
    echo tests/grader/release.sh
}

# The source of an exercise with its answers taken out.
without_answers() {
    awk '/^[ \t]*\/\/! stub/ { answer = 0 }
        !answer { print }
        /^[ \t]*\/\/! answer/ { answer = 1 }' "$1" > "$2"
}

about_solutions() {
    cat <<'END'
The source of each exercise, but for its answer: the header comment is the task,
its hints and its points. Between `//! answer` and `//! stub` there is nothing
here; the solutions are with your teacher.
END
}

copy() {
    files | while read -r file; do
        mkdir -p "$(dirname "$tree/$file")"
        case $file in
        solutions/*.c) without_answers "$file" "$tree/$file" ;;
        solutions/README.md) about_solutions > "$tree/$file" ;;
        *) cp -p "$file" "$tree/$file" ;;
        esac || exit 2
    done
}

rm -rf "$tree" "$archive"
mkdir -p "$tree" && copy && $grader record "$tree" &&
    $grader secrets > build/release/secrets || exit 2
if ! sh tests/grader/scan.sh build/release/secrets "$tree"; then
    rm -rf "$tree"
    echo 'make release: nothing is released' >&2
    exit 2
fi
$grader manifest "$tree" || exit 2
(cd build/release && tar -cf - --owner=0 --group=0 --numeric-owner $name |
    gzip -9n) > "$archive.part" && mv "$archive.part" "$archive" || exit 2
read -r _ version < "$tree/RELEASE"
echo "$archive: version $version, $(wc -l < build/release/secrets) lines of" \
    'answers looked for, none found'
[ -z "$update" ] || $grader update "$tree" "$update"
