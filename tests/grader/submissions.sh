#!/bin/sh
# Makes a class for the tests of `make class`: submissions of the first
# chapter, right and wrong, untouched and missing, some poisoned, some with
# names that nobody should have.
#
#   sh tests/grader/submissions.sh FOLDER COUNT
#
# FOLDER.expected says what each must get, by the number that its name holds:
# "n0007 1.3 = 3" or, where only full points would be wrong, "n0007 1.3 < 3".
set -u

folder=$1 count=$2
here=$(cd "$(dirname "$0")" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
mkdir -p "$folder" && cd "$here/../.." || exit 2
chapter=$(ls -d solutions/[0-9]* | head -n 1)
chapter=${chapter##*/}
derive=$here/derive.awk

# What may be handed in for each exercise, and a line for the plan: its number,
# its slug, its points, and how many mistakes it has.
for source in solutions/"$chapter"/*.c; do
    slug=$(basename "$source" .c) n=0
    awk -v kept=answer -f "$derive" "$source" > "$tmp/$slug.right"
    awk -v kept=stub -f "$derive" "$source" > "$tmp/$slug.stub"
    for mistake in tests/"$chapter"/mistakes/"$slug".*.c; do
        n=$((n + 1))
        awk -v kept=mistake -f "$derive" "$mistake" "$source" \
            > "$tmp/$slug.mistake$n"
    done
    points=$(sed -n 's/^ \* points: //p' "$source")
    echo "1.${slug%%-*} $slug $points $n"
done > "$tmp/exercises"

# The plan: "n0007 PLACE" begins a submission; "1.3 3-steady-sum 3 KIND" is a
# file of it. Always the same for the same count.
awk -v count="$count" '
    { line[NR] = $1 " " $2 " " $3; mistakes[NR] = $4 }
    function kind(e, chance) {
        chance = rand()
        if (chance < 0.5) return "right"
        if (chance < 0.75) return "mistake" (1 + int(rand() * mistakes[e]))
        return chance < 0.92 ? "stub" : "missing"
    }
    END {
        srand(1)
        for (n = 1; n <= count; n++) {
            printf "n%04d %d\n", n, n % 3
            poison = n % 20 == 0 ? 1 + n / 20 % 8 : 0
            for (e = 1; e <= NR; e++)
                if (n % 10 == 5) print line[e], "right"
                else if (poison && e == 1) print line[e], "poison" poison
                else print line[e], kind(e)
        }
    }' "$tmp/exercises" > "$tmp/plan"

# name_of NUMBER: every tenth has a name that is hard to handle.
name_of() {
    case $1 in
    n*05) printf "=%s+cmd|'calc'!A1" "$1" ;;
    n*15) printf '%s of two\nlines, with "quotes"' "$1" ;;
    n*25) printf -- '-n %s $(touch pwned); `id` %%s' "$1" ;;
    n*35) printf "@%s'; \\ \\\\ *?[a-z] ~" "$1" ;;
    n*45) printf '%s \377\376 \033[31mred' "$1" ;;
    n*55) printf '%s grüße' "$1" ;;
    *) printf '%s' "$1" ;;
    esac
}

# poison KIND FILE: something that is no answer, in the place of one.
poison() {
    case $1 in
    poison1) ln -s "$PWD/solutions/$chapter/$slug.c" "$2" ;;
    poison2) mkfifo "$2" ;;
    poison3) truncate -s 100M "$2" ;;
    poison4) mkdir "$2" ;;
    poison5) head -c 100000 /dev/urandom > "$2" ;;
    poison6) echo '#include "/dev/zero"' > "$2" ;;
    poison7) printf '%s\n' '#include <signal.h>' \
        '__attribute__((constructor)) static void all(void)' \
        '{ kill(0, SIGKILL); kill(-1, SIGKILL); }' ;;
    poison8) printf '%s\n' '#include <unistd.h>' \
        '__attribute__((constructor)) static void sleepy(void)' \
        '{ for (;;) if (fork() >= 0) pause(); }' ;;
    esac
}

# hand_in KIND FILE
hand_in() {
    case $1 in
    right) { echo "// $number: my own work"; cat "$tmp/$slug.right"; } > "$2"
        expected="= $points" ;;
    missing) expected='= 0' ;;
    stub) cp "$tmp/$slug.stub" "$2" && expected='= 0' ;;
    mistake*) cp "$tmp/$slug.$1" "$2" && expected="< $points" ;;
    poison[78])
        { poison "$1"; cat "$tmp/$slug.right"; } > "$2"
        expected='= 0' ;;
    poison*) poison "$1" "$2" && expected='= 0' ;;
    esac
}

while read -r first second points kind; do
    case $first in
    n*) number=$first
        base=$folder/$(name_of "$number") || exit 2
        case $second in
        0) place=$base ;;
        1) place=$base/$chapter ;;
        2) place=$base/exercises/$chapter ;;
        esac
        mkdir -p "$place" ;;
    *) slug=$second
        hand_in "$kind" "$place/$slug.c" &&
            echo "$number $first $expected" ;;
    esac
done < "$tmp/plan" > "$folder.expected"
