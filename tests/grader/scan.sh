#!/bin/sh
# Looks for answers where none may be: says each place below FOLDER, or in an
# archive, where a line of the file SECRETS stands, and fails then. `grader
# secrets` writes that file. What is compressed is looked into.
#
# A line counts wherever it stands in another. Only in C outside exercises/
# and solutions/ one alone is let pass, since two authors may write the same
# loop; there two count, with at most one line between them.
#
#   sh tests/grader/scan.sh SECRETS FOLDER|ARCHIVE
set -u

secrets=$1 place=$2
[ -s "$secrets" ] || { echo "scan: $secrets holds no line" >&2; exit 2; }
[ -e "$place" ] || { echo "scan: $place is not there" >&2; exit 2; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM

# Unpacks an archive into a folder of its name, which it makes.
unpack() {
    into=$1.unpacked
    mkdir -p "$into"
    case $1 in
    *.tar.gz | *.tgz) tar -xzf "$1" -C "$into" ;;
    *) gzip -dc < "$1" > "$into/file" ;;
    esac || { echo "scan: $1 cannot be unpacked" >&2; exit 2; }
    rm "$1"
}

archives() {
    find "$tmp/all" -type f \( -name '*.gz' -o -name '*.tgz' \)
}

mkdir "$tmp/all"
if [ -d "$place" ]; then
    cp -R "$place/." "$tmp/all"
else
    cp "$place" "$tmp/all"
fi
while [ -n "$(archives)" ]; do
    archives > "$tmp/archives"
    while read -r archive; do
        unpack "$archive"
    done < "$tmp/archives"
done

cd "$tmp" || exit 2
case $secrets in /*) ;; *) secrets=$OLDPWD/$secrets ;; esac
LC_ALL=C grep -ranFf "$secrets" all |
    LC_ALL=C awk -F: '
    function say() { print "scan: an answer: " $0; found = 1 }
    $1 !~ /\.[ch]$/ || $1 ~ /(^|\/)(exercises|solutions)\// { say(); next }
    $1 == file && $2 - line <= 2 { say() }
    { file = $1; line = $2 }
    END { exit found }'
