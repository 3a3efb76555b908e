#!/bin/sh
# Runs pandoc for one step of the book, from the folder that holds chapters/.
#
#   sh book/weave.sh scan                          check everything
#   sh book/weave.sh page FILE.md OUT.html         one page
#   sh book/weave.sh part FILE.md OUT.json         one chapter for the EPUB
#   sh book/weave.sh epub OUT.epub PART.json...    the EPUB
#   sh book/weave.sh search OUT.js PART.js...      the search data
#
# Environment: BOOK_FILES, all files of the book; BUILD, default build;
# STRICT=1; KATEX=1 where KaTeX's files lie next to the pages; PANDOC.
# Pandoc's warnings are errors and name file and line. Nothing is half written.
set -eu

here=$(dirname "$0")
pandoc=${PANDOC:-pandoc}
BUILD=${BUILD:-build}
export BUILD

# Runs pandoc on a chapter; its warnings get the chapter's name and line.
weave() {
    source=$1 out=$2
    shift 2
    mkdir -p "$(dirname "$out")"
    if ! "$pandoc" -f "$here/weave.lua" "$@" --fail-if-warnings \
        --citeproc --bibliography=book/references.bib \
        --lua-filter="$here/finish.lua" "$source" -o "$out.part" 2>"$out.log"
    then
        sed -e '/^Failing because/d' -e "s|^\[WARNING\] \(.*[^ ]\) *at line \([0-9]*\) column [0-9]*\(.*\)|$source:\2: \1\3|" \
            -e "s|^\[WARNING\] \(.*\) defined at line \([0-9]*\) column [0-9]* |$source:\2: \1 |" \
            -e "s|^\[WARNING\]|$source:1:|" "$out.log" >&2
        rm -f "$out.part" "$out.log"
        exit 1
    fi
    rm -f "$out.log"
    mv "$out.part" "$out"
}

case ${1:-} in
scan)
    mkdir -p "$BUILD/asides"
    "$pandoc" -f "$here/scan.lua" -t plain -o "$BUILD/book.stamp" --quiet \
        /dev/null
    ;;
page)
    name=$(basename "$3" .html)
    mkdir -p "$BUILD/book/.search"
    SEARCH=${SEARCH:-$BUILD/book/.search/$name.js}
    export SEARCH
    if [ "${KATEX:-}" = 1 ]; then
        set -- "$@" --katex=katex/ -M katex=true
    else
        set -- "$@" --mathml
    fi
    shift
    TARGET=html weave "$@" -t html5 --template="${TEMPLATE:-$here/page.html}" \
        --toc --toc-depth=3 --wrap=none
    ;;
part)
    TARGET=epub weave "$2" "$3" -t json
    ;;
epub)
    out=$2
    shift 2
    mkdir -p "$(dirname "$out")"
    SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-0} "$pandoc" -f json -t epub3 \
        --mathml --toc --toc-depth=2 --fail-if-warnings \
        --css="$here/epub.css" --metadata-file="$here/epub.yaml" \
        "$@" -o "$out.part"
    mv "$out.part" "$out"
    ;;
search)
    out=$2
    shift 2
    { echo 'window.SEARCH=['; cat "$@"; echo '];'; } > "$out.part"
    mv "$out.part" "$out"
    ;;
*)
    sed -n 's/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
