/*
 * Prints what breaks a report: the ends of XML and JSON, fences, markup, a
 * terminal's commands, no UTF-8. Each report quotes what its format forbids.
 * expect: no-answer
 */
#include "1-total.h"
#include <stdio.h>
#include <stdlib.h>

long long total(const int *x, size_t n)
{
    static const char words[] =
        "]]></system-out></testcase><!-- \"}],\"score\":3,\"tests\":[{ -->\n"
        "```\n# 3/3 points\n<script>alert(1)</script>\n"
        "\033[2J\033[1;1H\033]0;3/3 points\a\rall passed\b\b\n"
        "\xff\xfe\xed\xa0\x80\xf4\x90\x80\x80 \x80 \0 \x01\x02 \u202e txt\n";
    (void)x, (void)n;
    fwrite(words, 1, sizeof words, stdout);
    fwrite(words, 1, sizeof words, stderr);
    fflush(stdout);
    exit(0);
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
