/* groups.c: answer and stub blocks: checked, and taken apart. */
#include "source.h"

#include <string.h>

typedef enum { COMMON, ANSWER, STUB } Block;

static bool marker(const char *line, const char *name)
{
    line += strspn(line, " \t");
    if (!starts(line, "//! ") || !starts(line + 4, name))
        return false;
    line += 4 + strlen(name);
    return line[strspn(line, " \t\r")] == '\0';
}

static bool any_marker(const char *line)
{
    return starts(line + strspn(line, " \t"), "//!");
}

/* One marker; *opened is the line of the group's answer. */
static Block group_marker(Reader *r, const char *line, int number,
                          Block block, int *opened)
{
    if (marker(line, "answer")) {
        if (block != COMMON)
            source_error(r, number, "'//! answer' inside the group of line "
                         "%d, which has no '//! end' yet", *opened);
        *opened = number;
        return ANSWER;
    }
    if (marker(line, "stub")) {
        if (block != ANSWER)
            source_error(r, number, "'//! stub' without a '//! answer' "
                         "before it");
        return STUB;
    }
    if (marker(line, "end")) {
        if (block == ANSWER)
            source_error(r, number, "the group of line %d has no '//! stub'",
                         *opened);
        else if (block == COMMON)
            source_error(r, number, "'//! end' without a group");
        return COMMON;
    }
    source_error(r, number, "a marker is '//! answer', '//! stub' or "
                 "'//! end'");
    return block;
}

void read_groups(Reader *r, char *text, int last)
{
    int number = 0, opened = 0;
    Block block = COMMON;
    for (char *line; (line = next_line(&text)); ) {
        if (++number <= last)
            continue;
        if (any_marker(line))
            block = group_marker(r, line, number, block, &opened);
        else if (starts(line + strspn(line, " \t/*"), "hint:"))
            source_error(r, number, "a hint outside the header comment");
    }
    if (block != COMMON)
        source_error(r, opened, "this group is not closed by '//! end'");
    if (!opened)
        source_error(r, number, "no '//! answer' ... '//! stub' ... "
                     "'//! end'");
}

/* Whether a header's line belongs to a hint or to what is told after. */
static bool header_secret(const char *line, bool secret)
{
    line += strspn(line, " \t");
    if (starts(line, "*/"))
        return false;
    line += *line == '*';
    line += strspn(line, " ");
    return secret || starts(line, "hint:") || starts(line, "after:");
}

static void put_line(FILE *out, const char *line)
{
    fputs(line, out);
    fputc('\n', out);
}

/* The file with its groups' `kept` blocks; or, with `instead`, with blocks
   from there, which ends where there are none left. */
static void derive(FILE *out, char *text, Block kept, char **instead)
{
    Block block = COMMON;
    bool header = true, secret = false;
    int blanks = 0;
    for (char *line; (line = next_line(&text)); ) {
        if (header) {
            secret = header_secret(line, secret);
            header = !strstr(line, "*/");
            bool blank = strcmp(line + strspn(line, " "), "*") == 0;
            blanks = blank ? blanks + !secret : blanks;
            if (secret || blank)
                continue;
            for (; blanks && header; blanks--)
                put_line(out, " *");
            blanks = 0;
            put_line(out, line);
        } else if (any_marker(line)) {
            block = marker(line, "answer") ? ANSWER
                : marker(line, "stub") ? STUB : COMMON;
            if (instead && block == ANSWER)
                fputs(*instead++, out);
        } else if (block == COMMON || (!instead && block == kept)) {
            put_line(out, line);
        }
    }
}

static char *derived(const Exercise *e, Block kept, char **instead)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("grader: out of memory");
    derive(out, format("%s", e->source), kept, instead);
    fclose(out);
    return text;
}

char *exercise_derive(const Exercise *e, bool answers)
{
    return derived(e, answers ? ANSWER : STUB, NULL);
}

static int groups_in(const char *source)
{
    int groups = 0;
    char *text = format("%s", source);
    for (char *line; (line = next_line(&text)); )
        groups += marker(line, "answer");
    return groups;
}

char *exercise_mistaken(const Exercise *e, const char *mistake)
{
    int groups = groups_in(e->source), found = 0;
    char **blocks = zeroed((size_t)groups + 1, sizeof *blocks);
    char *text = format("%s", strstr(mistake, "*/") + 2);
    if (*text == '\n')
        text++;
    while (*text == '\n')
        text++;
    if (starts(text, "//! answer\n"))
        text += strlen("//! answer\n");
    blocks[found++] = format("%s", "");
    for (char *line; (line = next_line(&text)); ) {
        if (!marker(line, "answer"))
            blocks[found - 1] = format("%s%s\n", blocks[found - 1], line);
        else if (found++ == groups)
            return NULL;
        else
            blocks[found - 1] = format("%s", "");
    }
    return found == groups ? derived(e, ANSWER, blocks) : NULL;
}
