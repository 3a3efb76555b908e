# What the tests of the grader share; to be read by a shell, with `here` set to
# this folder. $tmp is a folder that is gone at the end, and $boxes another,
# where every user may pass through.
root=$(cd "$here/../.." && pwd)
tmp=$(mktemp -d)
boxes=$(mktemp -d)
chmod 711 "$boxes"
trap 'rm -rf "$tmp" "$boxes"' EXIT
trap 'exit 1' HUP INT TERM
passed=0 failed=0
grader=$tmp/grader
export ASAN_OPTIONS=detect_leaks=0

# holds NAME COMMAND...: the command must succeed.
holds() {
    name=$1
    shift
    if "$@" > "$tmp/said" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $name"
        sed 's/^/    /' "$tmp/said" "$tmp/out" 2> /dev/null
    fi
}

# says NAME STATUS TEXT COMMAND...: the command must end with the status, and
# the text must be in what it says.
says() {
    name=$1 status=$2 text=$3
    shift 3
    "$@" > "$tmp/out" 2>&1 < /dev/null
    got=$?
    holds "$name: status $got, not $status" [ "$got" -eq "$status" ]
    holds "$name: it does not say '$text'" grep -qF -e "$text" "$tmp/out"
}

silent() {
    ! grep -qF -e "$1" "$tmp/out"
}

# The compilers that are here, with their sanitizers.
compilers=$(sh "$root/tests/compilers.sh" 2> /dev/null)

# The grader, with a compiler and the sanitizers.
compile_grader() {
    cd "$root" || exit 1
    holds "the grader compiles with $1" \
        "$1" -std=gnu11 -Wall -Wextra -Wshadow -Werror -g \
        -fsanitize=address,undefined -fno-sanitize-recover=all \
        $(ls tests/grader/*.c | grep -v /test_) -lcunit -o "$grader"
}

# A new copy of the small tree, and there. What a killed grader was compiling
# may still be written for a moment.
fresh() {
    tries=20
    until rm -rf "$tmp/tree" 2> /dev/null || [ $tries = 0 ]; do
        tries=$((tries - 1))
        sleep 0.5
    done
    cp -R "$here/fixture" "$tmp/tree"
    cp "$root"/tests/driver* "$tmp/tree/tests/"
    mkdir "$tmp/tree/tests/grader"
    cp -R "$here/box" "$tmp/tree/tests/grader/"
    cd "$tmp/tree" || exit 1
}

# counts NAME: the last line of a test.
counts() {
    echo "$1: $passed passed, $failed failed"
    [ "$failed" -eq 0 ]
}
