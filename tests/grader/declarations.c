/*
 * declarations.c: the functions that a header declares or defines. It is read
 * as text, in the manner of this book's headers: no macro makes a function,
 * and every parameter has a name.
 */
#include "declarations.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The end of a comment or a preprocessor's line that begins here; or c. */
static char *end_of_aside(char *c, bool line_begins)
{
    char *end = c;
    if (starts(c, "/*"))
        return strstr(c, "*/") ? strstr(c, "*/") + 2 : c + strlen(c);
    if (starts(c, "//") || (*c == '#' && line_begins))
        while (*end && (*end != '\n' || end[-1] == '\\'))
            end++;
    return end;
}

/* With blanks for those. */
static char *code_of(const char *path)
{
    char *text = read_file(path), *c = text;
    if (!text)
        die("%s: cannot be read", path);
    while (*c) {
        char *end = end_of_aside(c, c == text || c[-1] == '\n');
        c += end == c;
        while (c < end)
            *c++ = ' ';
    }
    return text;
}

static bool is_name(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* The name that ends before `end`; NULL where there is none, or nothing
   before it. */
static char *name_before(const char *text, const char *end)
{
    while (end > text && isspace((unsigned char)end[-1]))
        end--;
    const char *begin = end;
    while (begin > text && is_name(begin[-1]))
        begin--;
    return begin == end || begin == text ? NULL
        : format("%.*s", (int)(end - begin), begin);
}

/* The name of a parameter: "const int x[3]", "int (*order)(int, int)". */
static char *parameter_name(const char *text)
{
    const char *pointer = strstr(text, "(*");
    size_t length = pointer ? (size_t)(pointer - text) + 2
        + strcspn(pointer + 2, ")") : strcspn(text, "[");
    return name_before(text, text + length);
}

/* The names of all parameters, with commas, from behind the bracket. */
static char *arguments_of(const char *text)
{
    char *all = format("%s", "");
    const char *begin = text;
    int depth = 0;
    for (const char *c = text; *c && depth >= 0; c++) {
        depth += (*c == '(') - (*c == ')');
        if ((*c != ',' || depth) && depth >= 0)
            continue;
        char *name = parameter_name(format("%.*s", (int)(c - begin), begin));
        if (name)
            all = format("%s%s%s", all, *all ? ", " : "", name);
        begin = c + 1;
    }
    return all;
}

static void add(Declarations *d, const char *path, char *text)
{
    text += strspn(text, " \t\n");
    char *bracket = strchr(text, '(');
    char *name = bracket ? name_before(text, bracket) : NULL;
    if (!name || starts(text, "typedef"))
        return;
    d->at = realloc(d->at, (size_t)(d->count + 1) * sizeof *d->at);
    if (!d->at)
        die("grader: out of memory");
    d->at[d->count++] = (Declaration){
        .header = format("%s", path), .name = name, .text = text,
        .arguments = arguments_of(bracket + 1),
    };
}

void declarations_add(Declarations *d, const char *path)
{
    int depth = 0;
    char *text = code_of(path), *begin = text;
    for (char *c = text; *c; c++) {
        bool ends = depth == 0 && (*c == ';' || *c == '{');
        if (ends)
            add(d, path, format("%.*s", (int)(c - begin), begin));
        depth += (*c == '{') - (*c == '}');
        if (ends || *c == '}')
            begin = c + 1;
    }
}
