# What the tests of the classroom share; to be read by a shell, with `here`
# set to this folder. $tmp is a folder that is gone at the end.
root=$(cd "$here/../.." && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
passed=0 failed=0
unset MAKEFLAGS MAKELEVEL GRADER_BOX
export MAKEFLAGS=--no-print-directory
# Other tests may grade at the same time: slots of their own for these.
export GRADER_SLOT=$((100 + $$ % 90 * 10))

# holds NAME COMMAND...: the command must succeed.
holds() {
    name=$1
    shift
    if "$@" > "$tmp/said" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $name"
        sed 's/^/    /' "$tmp/said" "$tmp/out" 2> /dev/null | tail -n 20
    fi
}

# says NAME TEXT COMMAND...: the command must succeed, with this text in what
# it says; refuses NAME TEXT COMMAND...: it must fail so.
says() {
    ends_with 0 "$@"
}
refuses() {
    ends_with 1 "$@"
}
ends_with() {
    wanted=$1 name=$2 text=$3
    shift 3
    "$@" > "$tmp/out" 2>&1 < /dev/null
    status=$?
    holds "$name: status $status" [ $((status != 0)) -eq "$wanted" ]
    [ -z "$text" ] || holds "$name: it does not say '$text'" \
        grep -qF -e "$text" "$tmp/out"
}

no() {
    ! "$@"
}

# copy_course FOLDER: what belongs to the course, without what was built.
copy_course() {
    mkdir -p "$1"
    (cd "$root" && sh tests/grader/files.sh | tar -cf - -T -) |
        tar -xf - -C "$1"
}

# counts NAME: the last line of a test.
counts() {
    echo "$1: $passed passed, $failed failed"
    [ "$failed" -eq 0 ]
}
