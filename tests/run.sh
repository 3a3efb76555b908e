#!/bin/sh
# Runs test commands, some at a time, and counts: the last line a command
# prints is "NAME: N passed, N failed". One that ends otherwise is a failure.
# Ends with "N passed, N failed", and status 1 where something failed.
#
#   sh tests/run.sh -jN COMMAND...
set -u

# One command: its output goes to a file, with its exit status.
if [ "$1" = one ]; then
    file=$RESULTS/$2
    sh -c "$(cat "$file.command")" > "$file.out" 2>&1 < /dev/null
    echo $? > "$file.status"
    exit 0
fi

jobs=${1#-j}
shift
RESULTS=$(mktemp -d)
export RESULTS
trap 'rm -rf "$RESULTS"' EXIT
trap 'exit 1' HUP INT TERM

n=100
for command in "$@"; do
    n=$((n + 1))
    echo "$command" > "$RESULTS/$n.command"
    echo "$n"
done | xargs -n 1 -P "$jobs" sh "$0" one

passed=0 failed=0
for command in "$RESULTS"/*.command; do
    result=${command%.command}
    status=$(cat "$result.status" 2> /dev/null || echo 'none')
    counts=$(tail -n 1 "$result.out" |
        sed -n 's/.*: \([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p')
    if [ -z "$counts" ]; then
        counts='0 1'
        echo "FAILED: no count at its end, exit status $status"
    elif [ "$status" != 0 ] && [ "${counts#* }" = 0 ]; then
        counts="${counts% *} 1"
        echo "FAILED: all passed, but exit status $status"
    fi
    passed=$((passed + ${counts% *})) failed=$((failed + ${counts#* }))
    if [ "${counts#* }" = 0 ]; then
        printf 'ok      %s (%s passed)\n' "$(cat "$command")" "${counts% *}"
    else
        printf 'FAILED  %s\n' "$(cat "$command")"
        grep -v '^ok ' "$result.out" | sed 's/^/    /'
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
