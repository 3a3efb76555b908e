#!/bin/sh
# Tests of the reports by readers that know nothing of us: hostile and random
# records are written in every format and read by jq, by xmllint with junit.xsd
# and by pandoc. A reader that is not installed is skipped; in CI it must be.
#
#   sh tests/grader/reports.sh
set -u

cd "$(dirname "$0")/../.." || exit 1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
passed=0 failed=0

# holds NAME COMMAND...: the command must succeed.
holds() {
    name=$1
    shift
    if "$@" > "$tmp/said" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $name"
        tail -n 20 "$tmp/said" | sed 's/^/    /'
    fi
}

# here TOOL: is it installed?
here() {
    command -v "$1" > /dev/null && return
    echo "SKIPPED: the checks that need $1, which is not installed"
    [ -z "${CI:-}" ] || failed=$((failed + 1))
    return 1
}

cc=${CC:-$(command -v gcc || command -v clang)}
holds 'the writer compiles' "$cc" -std=gnu11 -Wall -Wextra -Wshadow -Werror \
    -Itests tests/grader/test_reports.c tests/grader/report*.c \
    -o "$tmp/write" -lcunit
mkdir "$tmp/reports"
holds 'the reports are written' "$tmp/write" "$tmp/reports"

# all FORMAT COMMAND...: the command succeeds on all reports of the format, and
# there are some.
all() {
    format=$1
    shift
    [ -e "$tmp/reports/0.$format" ] && "$@" "$tmp"/reports/*."$format"
}

# ---- JSON ---------------------------------------------------------------------

# The fields that README.md names, each of its type, and no other.
ours='def is(t): type == t;
    def words(list): . as $word | list | index($word) != null;
    def only(names): (keys - names) == [] and (names - keys) == [];
    only(["format", "version", "name", "graded", "practice", "sandbox", "seed",
          "points", "of", "seconds", "exercises"])
    and .format == "literate-transformer-grade" and .version == 1
    and ([.name, .sandbox, .seed | is("string")] | all)
    and ([.graded, .practice | is("boolean")] | all)
    and ([.points, .of, .seconds | is("number")] | all)
    and (.seed | test("^[0-9]+$"))
    and ([.exercises[]
        | only(["id", "file", "title", "status", "message", "points", "of",
                "seconds", "parts", "cases"])
        and ([.id, .file, .title | is("string")] | all)
        and (.message == null or (.message | is("string")))
        and (.status | words(["graded", "untouched", "missing", "compile"]))
        and ([.points, .of, .seconds | is("number")] | all)
        and ([.parts[] | only(["name", "points", "of", "passed", "cases"])
              and (.name | is("string"))
              and ([.points, .of, .passed, .cases | is("number")] | all)]
            | all)
        and ([.cases[] | only(["number", "part", "name", "status", "message"])
              and (.number | is("number"))
              and ([.part, .name | is("string")] | all)
              and (.message == null or (.message | is("string")))
              and (.status | words(["passed", "wrong", "no-answer", "crash",
                                    "timeout", "memory", "not-run"]))]
            | all)] | all)'

# What Gradescope documents of results.json, as far as we use it.
gradescope='def is(t): type == t;
    (.score | is("number")) and (.execution_time | is("number"))
    and (.output | is("string")) and .output_format == "text"
    and .test_output_format == "text" and .test_name_format == "text"
    and .visibility == "visible" and .stdout_visibility == "hidden"
    and (.extra_data | is("object")) and (.tests | is("array"))
    and ([.tests[]
        | ([.score, .max_score | is("number")] | all)
        and ([.name, .number, .output | is("string")] | all)
        and .output_format == "text" and .name_format == "text"
        and .visibility == "visible"
        and (.status == "failed"
             or (.status == "passed" and .score == .max_score))] | all)'

# The one text, as two formats give it back: what may be shown is unchanged.
same_text() {
    jq -j '.exercises[3].message' "$tmp/reports/$1.grade.json" > "$tmp/json"
    xmllint --xpath 'string(//testsuite[last()]/testcase[1]/error)' \
        "$tmp/reports/$1.junit.xml" > "$tmp/xml"
    [ -s "$tmp/json" ] && printf '\n' >> "$tmp/json" &&
        cmp "$tmp/json" "$tmp/xml"
}

if here jq; then
    holds 'our JSON' all grade.json jq -e -s "map($ours) | all"
    holds 'JSON of another form is seen' \
        jq -n -e "{} | ($ours) | not"
    holds 'Gradescope' all results.json jq -e -s "map($gradescope) | all"
fi

# ---- JUnit --------------------------------------------------------------------

# The counts of a file are those of its elements.
counts='sum(//testsuite/@tests) = count(//testcase)
    and sum(//testsuite/@failures) = count(//failure)
    and sum(//testsuite/@errors) = count(//error)
    and sum(//testsuite/@skipped) = count(//skipped)
    and /testsuites/@tests = count(//testcase)
    and /testsuites/@failures = count(//failure)
    and /testsuites/@errors = count(//error)
    and /testsuites/@skipped = count(//skipped)'
counted() {
    for file in "$tmp"/reports/?.junit.xml; do
        [ "$(xmllint --xpath "$counts" "$file")" = true ] || return 1
    done
}
if here xmllint; then
    holds 'JUnit' all junit.xml \
        xmllint --noout --schema tests/grader/junit.xsd
    holds 'its counts' counted
    if here jq; then
        holds 'JUnit and JSON hold the same text' same_text 0
    fi
fi

# ---- Markdown -----------------------------------------------------------------

pandoc=${PANDOC:-pandoc}
# No text makes a link, a picture, HTML or a heading of its own.
plain='[.. | objects | .t?] as $kinds
    | ([$kinds[] | select(. == "Link" or . == "Image" or . == "RawInline"
                          or . == "RawBlock" or . == "BlockQuote"
                          or . == "Emph" or . == "Math")] == [])
    and ([.blocks[] | select(.t == "Table")] | length == 1)
    and ([.blocks[] | select(.t == "Header" and .c[0] == 1)] | length == 1)'
markdown() {
    for file in "$tmp"/reports/?.grade.md; do
        "$pandoc" -f gfm -t json "$file" | jq -e "$plain" || return 1
    done
}
if here "$pandoc" && here jq; then
    holds 'Markdown' markdown
fi

echo "the reports: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
