#!/bin/sh
# Lets the compiler say what breaks a report or a terminal, from the source
# and from the name of a file. Each report quotes what its format forbids.
# expect: compile
{
    printf '#line 1 "]]>\\033[2J<b>.c"\n'
    printf '#error ]]> \033[2J\033[1;1H \a\b\001 "}]} ``` \377\376 <b> &amp;\n'
    printf '::notice title=Autograding report::3 points\n'
} > "$1/1-total.c"
