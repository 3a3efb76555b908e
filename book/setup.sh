#!/bin/sh
# Installs what a target of the Makefile needs, where it is missing.
#
#   sh book/setup.sh book       a C compiler, pandoc, KaTeX's files
#   sh book/setup.sh test       a C compiler, pandoc, CUnit
#   sh book/setup.sh check      a C compiler, CUnit
#   sh book/setup.sh next       says what to open, and what to do next
#
# On Debian and Ubuntu it says what it is about to run, asks where there is a
# terminal, and runs it. Elsewhere, or where it may not, it prints the command.
# It fails only where there is no compiler, or no place to build in.
set -u

has() {
    command -v "$1" > /dev/null 2>&1
}

has_header() {
    for folder in /usr/include /usr/local/include /opt/homebrew/include; do
        [ -e "$folder/$1" ] && return 0
    done
    return 1
}

# What the target needs and does not find, as words of the tables below.
missing() {
    has gcc || has clang || echo compiler
    [ "$1" = check ] || has "${PANDOC:-pandoc}" || echo pandoc
    case $1 in
    book) [ -e "${KATEX_DIR:-/usr/share/javascript/katex}/katex.min.js" ] ||
        echo katex ;;
    test | check) has_header CUnit/CUnit.h || echo cunit ;;
    esac
}

# install_command WORD...: the command for this system.
install_command() {
    packages=
    for word in "$@"; do
        case $manager-$word in
        apt-get-compiler) name='gcc libc6-dev' ;;
        apt-get-katex) name='libjs-katex fonts-katex' ;;
        apt-get-cunit) name=libcunit1-dev ;;
        dnf-cunit) name=CUnit-devel ;;
        pacman-pandoc) name=pandoc-cli ;;
        brew-katex | dnf-katex | pacman-katex) continue ;;
        *-compiler) name=gcc ;;
        *) name=$word ;;
        esac
        packages="$packages $name"
    done
    [ -n "$packages" ] || return 0
    case $manager in
    apt-get) echo "apt-get install -y --no-install-recommends$packages" ;;
    dnf) echo "dnf install$packages" ;;
    pacman) echo "pacman -S$packages" ;;
    brew) echo "brew install$packages" ;;
    *) echo "your system's package manager, for:$packages" ;;
    esac
}

# May we install? Asks on a terminal; without one the command is only run.
agreed() {
    [ -t 0 ] && [ -t 1 ] || return 0
    printf 'Run it now? [Y/n] '
    read -r answer
    case $answer in [nN]*) return 1 ;; esac
}

# Runs the command as root, if that is possible.
install_now() {
    if [ "$(id -u)" = 0 ]; then
        sudo=
    elif has sudo && { [ -t 0 ] || sudo -n true 2> /dev/null; }; then
        sudo='sudo '
    else
        return 1
    fi
    echo "setup: this needs $*; about to run:"
    echo "    ${sudo}apt-get update && $sudo$command"
    agreed || return 1
    export DEBIAN_FRONTEND=noninteractive
    log=$(mktemp)
    if $sudo apt-get update > "$log" 2>&1 && $sudo$command >> "$log" 2>&1; then
        rm -f "$log"
        return 0
    fi
    tail -n 3 "$log" >&2
    rm -f "$log"
    return 1
}

setup() {
    if ! mkdir -p build 2> /dev/null || [ ! -w build ]; then
        echo 'setup: cannot write here; everything is built in build/,' \
            'so copy the course to a folder of your own' >&2
        exit 1
    fi
    need=$(missing "$1")
    [ -n "$need" ] || exit 0
    manager=none
    for manager in apt-get dnf pacman brew none; do
        has "$manager" && break
    done
    command=$(install_command $need)
    [ -n "$command" ] || exit 0
    if [ "$manager" != apt-get ] || ! install_now $need; then
        case $manager in
        dnf | pacman) command="sudo $command" ;;
        apt-get) [ "$(id -u)" = 0 ] || command="sudo $command" ;;
        esac
        echo "setup: not here:" $need"; to install:  $command" >&2
    fi
    has gcc || has clang || exit 1
}

next() {
    if [ -e build/book/index.html ]; then
        echo 'The book is built. Open  build/book/index.html  in a browser.'
    else
        echo 'The programs and labs are built, in build/; the book is not yet.'
    fi
    echo 'Next: read chapter 1, run  make lab LAB=lab_first , try  make check .'
}

case ${1:-} in
book | test | check) setup "$1" ;;
next) next ;;
*) sed -n 's/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
