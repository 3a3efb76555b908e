/*
 * secrets.c: the lines that give an answer away: those of answers and of
 * known mistakes, without the space around them, that are long enough to say
 * something and that no learner is shown in a task, a hint, a stub, a header
 * or a chapter.
 */
#include "release.h"

#include <glob.h>
#include <string.h>

enum { TELLING_LENGTH = 12 };

static void put_files(FILE *out, const char *pattern)
{
    glob_t files = { 0 };
    glob(pattern, 0, NULL, &files);
    for (size_t f = 0; f < files.gl_pathc; f++)
        fputs(read_file(files.gl_pathv[f]), out);
    globfree(&files);
}

/* All that learners are shown, in one text. */
static char *shown_to_learners(const Exercises *all)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("grader: out of memory");
    for (int i = 0; i < all->count; i++) {
        const char *source = all->at[i].source, *end = strstr(source, "*/");
        fwrite(source, 1, (size_t)(end - source), out);
        fputs(exercise_derive(&all->at[i], false), out);
    }
    put_files(out, "exercises/*/*.h");
    put_files(out, "chapters/*/*.[chm]*");
    fclose(out);
    return text;
}

static void put_secrets(const char *text, const char *shown)
{
    char *lines = format("%s", text);
    for (char *line; (line = next_line(&lines)); ) {
        line += strspn(line, " \t");
        size_t length = strlen(line);
        while (length && strchr(" \t\r", line[length - 1]))
            line[--length] = '\0';
        if (length >= TELLING_LENGTH && !starts(line, "//!")
            && !strstr(shown, line))
            puts(line);
    }
}

int command_secrets(const Exercises *all)
{
    char *shown = shown_to_learners(all);
    for (int i = 0; i < all->count; i++) {
        const Exercise *e = &all->at[i];
        glob_t files = { 0 };
        put_secrets(exercise_derive(e, true), shown);
        glob(format("tests/%s/mistakes/%s.*.c", e->folder, e->slug), 0, NULL,
             &files);
        for (size_t f = 0; f < files.gl_pathc; f++)
            put_secrets(strstr(read_file(files.gl_pathv[f]), "*/") + 2,
                        shown);
        globfree(&files);
    }
    return 0;
}
