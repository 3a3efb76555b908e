/* forbidden.c: what would hide a learner's file from the sanitizers. */
#include "grader.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { SECONDS = 2, WALL = 60, MEGABYTES = 2048, SOURCE_BYTES = 1 << 24,
       MESSAGE_BYTES = 4000 };

/* Words that may stand nowhere, strings and pragmas included. */
static const char *const anywhere[] = {
    "no_sanitize", "no-sanitize", "no_address_safety_analysis",
    "disable_sanitizer_instrumentation", "__asan_", "__lsan_", "__ubsan_",
    "__sanitizer_",
};

static bool blank(char c)
{
    return c && strchr(" \t\v\f\r", c);
}

/* Without the line ends that a backslash takes away. */
static char *spliced(const char *text)
{
    char *all = format("%s", text), *to = all;
    for (const char *c = all; *c; ) {
        const char *end = c + 1;
        while (*c == '\\' && blank(*end))
            end++;
        if (*c == '\\' && *end == '\n')
            c = end + 1;
        else
            *to++ = *c++;
    }
    *to = '\0';
    return all;
}

/* Whether a directive could begin here: on the line there is nothing before,
   or a comment's end. */
static bool begins(const char *text, const char *at)
{
    while (at > text && blank(at[-1]))
        at--;
    return at == text || at[-1] == '\n'
        || (at > text + 1 && at[-1] == '/' && at[-2] == '*');
}

/* Whether the file says of some of its lines that they are another file's.
   What only looks so, in a comment or a string, counts: who can tell them
   apart as the compiler does could be deceived where it does not. */
static bool names_lines(const char *text)
{
    for (const char *c = text; *c; c++) {
        if ((*c != '#' && !starts(c, "%:")) || !begins(text, c))
            continue;
        const char *next = c + (*c == '#' ? 1 : 2);
        while (blank(*next) || starts(next, "/*")) {
            const char *end = blank(*next) ? next + 1 : strstr(next, "*/");
            next = !end ? next + strlen(next) : blank(*next) ? end : end + 2;
        }
        if (isdigit((unsigned char)*next) || starts(next, "line"))
            return true;
    }
    return false;
}

static bool is_name(int c)
{
    return isalnum(c) || c == '_';
}

/* Whether one of the keywords stands in a preprocessed line. */
static bool has_assembler(const char *line)
{
    static const char *const keywords[] = { "asm", "__asm", "__asm__" };
    for (const char *c = line, *end; *c; c = end) {
        for (end = c; is_name((unsigned char)*end); )
            end++;
        for (size_t k = 0; k < sizeof keywords / sizeof *keywords; k++)
            if ((size_t)(end - c) == strlen(keywords[k])
                && starts(c, keywords[k]))
                return true;
        end += end == c;
    }
    return false;
}

static char *sanitizers_off(const char *text)
{
    for (size_t w = 0; w < sizeof anywhere / sizeof *anywhere; w++)
        if (strstr(text, anywhere[w]))
            return format("It turns the sanitizers off (%s), so it gets no "
                          "points.", anywhere[w]);
    return NULL;
}

static bool system_file(char *path)
{
    path[strcspn(path, "\"")] = '\0';
    char *real = strstr(path, "/../") ? realpath(path, NULL) : path;
    return real && starts(real, "/usr/");
}

/* In what the preprocessor made: the system's headers have assembler of their
   own, and tell so by lines like  # 31 "/usr/include/stdio.h" 1 3 4 . */
static char *found_preprocessed(char *text)
{
    bool system = false;
    for (char *line; (line = next_line(&text)); ) {
        char *file = starts(line, "# ") ? strchr(line, '"') : NULL;
        if (file && isdigit((unsigned char)line[2])) {
            bool marked = strchr(strrchr(file, '"'), '3');
            system = marked && system_file(file + 1);
        } else if (!system && sanitizers_off(line)) {
            return sanitizers_off(line);
        } else if (!system && has_assembler(line)) {
            return format("It has assembler in it, which the sanitizers do "
                          "not see, so it gets no points.");
        }
    }
    return NULL;
}

char *forbidden_in(const Variant *v)
{
    char *text = spliced(read_file(box_path(v->box, v->source)));
    if (names_lines(text))
        return format("A line of it begins with #line, or # and a number, "
                      "which hides where lines come from, so it gets no "
                      "points.");
    if (sanitizers_off(text))
        return sanitizers_off(text);
    Job job = { .seconds = SECONDS, .wall = WALL, .megabytes = MEGABYTES,
                .writes = "plain", .output = variant_file(v, "messages") };
    job.command = format("%s " FLAGS " " SANITIZED " -E -Ichapters"
                         " -Iexercises/%s %s -o plain/" PREPROCESSED,
                         compiler(), v->exercise->folder, v->source);
    make_folders(job.output);
    if (!compiler_run(v->box, &job))
        return read_most(job.output, MESSAGE_BYTES);
    char *made = box_path(v->box, "plain/" PREPROCESSED);
    char *preprocessed = read_most(made, SOURCE_BYTES);
    if (!preprocessed || strlen(preprocessed) >= SOURCE_BYTES)
        return format("It is too long after the preprocessor.");
    box_copy(v->box, made, PREPROCESSED);
    return found_preprocessed(preprocessed);
}
