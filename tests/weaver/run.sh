#!/bin/sh
# Tests the weaver of the book: a small good book must be woven and be found
# whole, and each planted error must be reported, word for word, with its file
# and line. Needs pandoc, a C compiler and a POSIX shell.
#
#   sh tests/weaver/run.sh            PANDOC= and CC= choose other programs
set -u

here=$(cd "$(dirname "$0")" && pwd)
book=$(cd "$here/../../book" && pwd)
cc=${CC:-cc}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
passed=0 failed=0

# say NAME EXPECTED GOT: counts a test, and shows what differs.
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

# has NAME FILE TEXT: the file holds the text.
has() {
    if grep -qF -- "$3" "$2"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s: no "%s" in %s\n' "$1" "$3" "${2##*/}"
    fi
}

# Goes to a fresh copy of the good book.
fresh() {
    cd "$work" && rm -rf book_ && cp -r "$here/good" book_ && cd book_ || exit 1
    mkdir -p book/results/02-next
}

weave() {
    BOOK_FILES=$(echo chapters/*/*.md chapters/*/*.[ch] book/*.md \
        solutions/*/*.c \
        book/references.bib book/digests book/results/*/*.rec)
    export BOOK_FILES
    sh "$book/weave.sh" "$@" 2>&1
}

# change FILE SED-SCRIPT-FILE
change() {
    sed -f "$2" "$1" > "$work/changed" && cp "$work/changed" "$1"
}

# ---- the good book -------------------------------------------------------

fresh
good=$work/book_/build/book
same 'the good book has no errors' '' "$(weave scan)"
for chapter in 01-window 02-next; do
    same "$chapter is woven" '' \
        "$(weave page chapters/$chapter/chapter.md build/book/$chapter.html)"
done
same 'the front page is woven' '' \
    "$(weave page book/front.md build/book/index.html)"

page=$good/02-next.html
has 'an exercise' "$page" 'id="ex-2-1">Exercise 2.1. Twice, or <code>2 * n</code>'
has 'what an exercise is worth' "$page" '★, 2 points, about 5 min.'
has 'the task of an exercise' "$page" 'Return <code>n</code> twice over.'
same 'no hint of an exercise' '0' "$(grep -c secret "$page")"
page=$good/01-window.html
has 'a value' "$page" 'A window costs 1.82 comparisons'
has 'thousands' "$page" '12,345'
has 'a real minus' "$page" 'loss −0.25'
has 'a per cent' "$page" '181.9%'
has 'a power of ten' "$page" '1.5×10⁻⁷'
has 'a code span is left alone' "$page" '<code>{{not-a-value}}</code>'
has 'a value in a formula' "$page" 'x_{i+j} &lt; 1.82'
has 'a value in a footnote' "$page" '−0.250.'
has 'a value in a heading' "$page" 'scan costs 1.8</h2>'
has 'a section number' "$page" '<span class="header-section-number">1.1</span>'
has 'a figure reference' "$page" '<a href="#fig-lines">Figure 1.1</a>'
has 'a table reference' "$page" '<a href="#tbl-costs">Table 1.1</a>'
has 'an equation reference' "$page" '<a href="#eq-max">(1.1)</a>'
has 'a section reference' "$page" '<a href="#sec-detail">Section 1.1.1</a>'
has 'an equation' "$page" '<div id="eq-max" class="equation">'
has 'a citation' "$page" 'href="#ref-lemire2006"'
has 'a reference' "$page" 'id="ref-knuth1997"'
has 'a claim that holds' "$page" '<span class="claim holds">'
has 'a claim that fails' "$page" '<span class="claim fails">'
has 'a caption' "$page" '<figcaption><a href="source/01-window/window.c.txt">window.c</a>, line 4<span class="in">, in <code>larger</code></span>'
has 'a folded listing' "$page" '<summary>includes: window.h, lines 1–3</summary>'
has 'a transcript' "$page" '>&lt;k&gt; &amp; &quot;cost&quot;'
has 'a table' "$page" '<span class="label">Table 1.1.</span>'
has 'a table by hand' "$page" '<span class="label">Table 1.2.</span>'
has 'a figure' "$page" '<span class="label">Figure 1.4.</span>'
has 'a description' "$page" 'the deque stays below 1.82.</desc>'
has 'another chapter' "$good/02-next.html" '<a href="01-window.html#fig-steps">Figure 1.4</a>'
has 'the table of chapters' "$good/index.html" '<a href="02-next.html">What comes <em>next</em></a>'
has 'search data' "$good/.search/01-window.js" 'u:"01-window.html#sec-scan"'

for aside in build/asides/*.c; do
    same 'an aside compiles' '' \
        "$($cc -std=gnu11 -Wall -Wextra -Ichapters -fsyntax-only "$aside" 2>&1)"
done

touch "$work/before"
printf '\nMore words.\n' >> chapters/01-window/chapter.md
weave scan
same 'more words leave the index alone' '' \
    "$(find build/index.lua build/asides -newer "$work/before" -type f)"

for chapter in 01-window 02-next; do
    same "$chapter for the EPUB" '' \
        "$(weave part chapters/$chapter/chapter.md build/$chapter.json)"
done
# The zip's entries hold the time, to two seconds: both must fall in one slot.
for try in 1 2 3; do
    weave epub build/a.epub build/01-window.json build/02-next.json
    weave epub build/b.epub build/01-window.json build/02-next.json
    cmp -s build/a.epub build/b.epub && break
done
same 'the EPUB is the same each time' "$(cksum < build/a.epub)" \
    "$(cksum < build/b.epub)"

# ---- what only pandoc or the compiler finds ------------------------------

# by_hand NAME CHAPTER-TEXT EXPECTED: text at the end of a chapter, woven.
by_hand() {
    fresh
    printf "$2" >> chapters/02-next/chapter.md
    same "$1" "$3" "$(weave scan &&
        weave page chapters/02-next/chapter.md build/book/02-next.html)"
    same "$1: nothing is written" '' "$(ls build/book/*.html 2>/dev/null)"
}

by_hand 'a link defined twice' '\n[a]: http://a\n\n[a]: http://b\n' \
    "chapters/02-next/chapter.md:27: Duplicate link reference '[a]'"
by_hand 'a note nobody refers to' '\n[^x]: A note.\n' \
    "chapters/02-next/chapter.md:25: Note with key 'x' defined but not used."
by_hand 'an indented block' '\nCode:\n\n    int x;\n' \
    'chapters/02-next/chapter.md:27: an indented code block: fence it and say what it is'
by_hand 'a table that is none' \
    '\n::: {.table #tbl-x caption="No"}\nWords.\n:::\n' \
    'chapters/02-next/chapter.md:25: this ::: block must hold one pipe table'

fresh
printf '\n$$ 0.5 = \\frac{1}{2} $$ {.worked}\n' >> chapters/02-next/chapter.md
same 'a worked formula may hold a decimal' '' "$(weave scan)"
KATEX=1; export KATEX
weave page chapters/02-next/chapter.md build/book/02-next.html
unset KATEX
has 'a formula for KaTeX' build/book/02-next.html \
    '<span class="math display"> 0.5 = \frac{1}{2} </span>'

fresh
sed 's/return 2 \* k/return 2 * kk/' chapters/01-window/chapter.md > c
mv c chapters/01-window/chapter.md
weave scan
$cc -std=gnu11 -Ichapters -fsyntax-only build/asides/*.c > "$work/said" 2>&1
has 'an aside that does not compile' "$work/said" \
    'chapters/01-window/chapter.md:46:'

fresh
sed 's/0123/9999/' book/digests > d && mv d book/digests
outdated="book/results/01-window/lab_cost.rec:1: "
same 'an outdated record is a warning' \
    "${outdated}warning: record 'lab_cost' is outdated: run the lab again" \
    "$(weave scan)"
weave page chapters/01-window/chapter.md build/book/01-window.html
has 'an outdated record shows' build/book/01-window.html '<p class="outdated">'
same 'an outdated record is an error' \
    "${outdated}record 'lab_cost' is outdated: run the lab again" \
    "$(STRICT=1; export STRICT; weave scan)"

# ---- planted errors ------------------------------------------------------

awk -v dir="$work" '
    /^# / { if (seen) n++; name = dir "/plant." n + 1000 }
    /^@ / { seen = 1; print substr($0, 3) > (name ".file") }
    /^~ / { print substr($0, 3) > (name ".sed") }
    /^> / { print substr($0, 3) > (name ".said") }
    /^# / { print substr($0, 3) > (name ".name") }
' "$here/planted.txt"

for name in "$work"/plant.*.name; do
    plant=${name%.name}
    fresh
    change "$(cat "$plant.file")" "$plant.sed"
    same "$(tail -n 1 "$name")" "$(cat "$plant.said")" "$(weave scan)"
    [ ! -e build/index.lua ] || same "$(cat "$name"): nothing is written" '' x
done

fresh
printf '//@ lab-next\nint main(void) { return 0; }\n' \
    > chapters/02-next/lab_next.c
printf '\n```{.c region=lab-next}\n```\n' >> chapters/02-next/chapter.md
same 'a lab without a record' "chapters/02-next/lab_next.c:1: lab \
'lab_next' has no record: run it with make labs" "$(weave scan)"
printf 'lab lab_next\ndigest 00ff\n\n[output]\nhello\n' \
    > book/results/02-next/lab_next.rec
same 'a record nobody uses' "book/results/02-next/lab_next.rec:1: record \
'lab_next' is not used in the prose" "$(weave scan)"
sed 's/lab_next/lab_gone/' book/results/02-next/lab_next.rec \
    > book/results/02-next/lab_gone.rec
printf '\n```{.out run=lab_gone}\n```\n\n```{.out run=lab_next}\n```\n' \
    >> chapters/02-next/chapter.md
same 'a record without a lab' "book/results/02-next/lab_gone.rec:1: there is \
no lab 'lab_gone'" "$(weave scan)"

# ---- the independent check -----------------------------------------------

$cc -std=gnu11 -O1 -Wall -Wextra -o "$work/unweave" "$book/unweave.c" || exit 1
fresh
weave scan
for chapter in 01-window 02-next; do
    weave page chapters/$chapter/chapter.md build/book/$chapter.html
done
mv build/book "$work/pages"

# unweave NAME SED EXPECTED: damages the page, and asks for what is wrong.
unweave() {
    rm -rf build/book && cp -r "$work/pages" build/book
    sed "$2" "$work/pages/01-window.html" > build/book/01-window.html
    same "$1" "$3" "$("$work/unweave" chapters/*/*.[ch] -- \
        build/book/*.html 2>&1)"
}

c=chapters/01-window/window.c
p=build/book/01-window.html
unweave 'the good pages are whole' '' \
    'unweave: 28 lines of 4 files, each printed once'
unweave 'a line is dropped' '/id="cb4-6"/d' \
    "$c:7: printed after line 5 in $p
$c:6: not printed in any page"
unweave 'a line is printed twice' '/id="cb4-6"/p' \
    "$c:6: printed twice, in $p and $p
$c:6: printed after line 6 in $p"
unweave 'a line is changed' '/id="cb4-6"/s/neither/either/' \
    "$c:6: printed in $p as '    return a > b ? a : b; /* either < nor & */'"
unweave 'a listing names another file' \
    '/id="region-larger"/s/window\.c/lab_cost.c/' \
    "chapters/01-window/lab_cost.c:4: printed in $p as 'static float larger(float a, float b)'
chapters/01-window/lab_cost.c:6: printed in $p as '    return a > b ? a : b; /* neither < nor & */'
chapters/01-window/lab_cost.c:7: printed in $p as '}'
chapters/01-window/lab_cost.c:4: printed twice, in $p and $p
chapters/01-window/lab_cost.c:5: printed twice, in $p and $p
chapters/01-window/lab_cost.c:6: printed twice, in $p and $p
chapters/01-window/lab_cost.c:7: printed twice, in $p and $p
$c:4: not printed in any page
$c:5: not printed in any page
$c:6: not printed in any page
$c:7: not printed in any page"
unweave 'a listing names no file that exists' \
    '/id="region-window-head"/s/window\.h/door.h/' \
    "$p:0: a listing of '01-window/door.h', which does not exist
chapters/01-window/window.h:6: not printed in any page
chapters/01-window/window.h:7: not printed in any page"
unweave 'a caption names another line' 's/, line 4</, line 5</' \
    "$c:4: the caption in $p says line 5
chapters/01-window/lab_cost.c:4: the caption in $p says line 5"
unweave 'a line has another number' '/id="cb4-7"/s/id="cb4-7"/id="cb4-77"/' \
    "$c:77: printed in $p, but the file has 19 lines
$c:77: printed after line 6 in $p
$c:7: not printed in any page"
unweave 'a marker is printed' '/id="cb4-7"/s/<.code>/\
<span id="cb4-8"><\/span>\
<span id="cb4-9">\/\/@ window-max<\/span>&/' \
    "$c:9: a marker, but printed in $p"

echo "weaver: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
