/* recorded.c: answers without the programs that gave them. */
#include "recorded.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { STEADY_MILLISECONDS = 32 };

bool released(void)
{
    return access(RELEASE, F_OK) == 0;
}

/* ---- reading ------------------------------------------------------------- */

static char *expected_path(const Exercise *e)
{
    return format("tests/%s/recorded/%s.expected", e->folder, e->slug);
}

/* What follows a word at the start of the next line, which is taken off. */
static char *field(char **text, const char *word, const char *path)
{
    char *line = next_line(text);
    if (!line || !starts(line, word))
        die("%s: it does not begin with '%s'; unpack the course again", path,
            word);
    return line + strlen(word);
}

/* The record of the solution, after its two lines. */
static char *read_expected(const Exercise *e, long *milliseconds,
                           char **functions)
{
    char *path = expected_path(e), *text = read_file(path);
    if (!text)
        die("%s: not there; unpack the course again", path);
    *milliseconds = atol(field(&text, "milliseconds ", path));
    *functions = field(&text, "functions ", path);
    return text;
}

Run *recorded_run(const Exercise *e)
{
    char *functions;
    Run *run = zeroed(1, sizeof *run);
    char *lines = read_expected(e, &run->milliseconds, &functions);
    run->compiled = true;
    run->messages = run->output = format("%s", "");
    run->answers = answers_parse(lines);
    if (!run->answers->count)
        die("%s: it has no cases; unpack the course again", expected_path(e));
    return run;
}

char *recorded_functions(const Exercise *e)
{
    long milliseconds;
    char *functions;
    read_expected(e, &milliseconds, &functions);
    return functions;
}

static Mistake read_mistake(char *path)
{
    char *text = read_file(path);
    if (!text)
        die("%s: cannot be read", path);
    Mistake m = { .path = format("%s", path), .run = zeroed(1, sizeof *m.run) };
    m.sentence = next_line(&text);
    m.run->compiled = true;
    m.run->answers = answers_parse(text);
    return m;
}

int recorded_mistakes(const Exercise *e, Mistake **mistakes)
{
    glob_t files = { 0 };
    glob(format("tests/%s/recorded/%s.*.mistake", e->folder, e->slug), 0, NULL,
         &files);
    *mistakes = zeroed(files.gl_pathc, sizeof **mistakes);
    for (size_t f = 0; f < files.gl_pathc; f++)
        (*mistakes)[f] = read_mistake(files.gl_pathv[f]);
    return (int)files.gl_pathc;
}

/* ---- writing ------------------------------------------------------------- */

/* The sentence in one line. */
static char *one_line(const char *sentence)
{
    char *words = format("%s", sentence), *rest = NULL;
    char *line = format("%s", "");
    for (char *word = strtok_r(words, " \t\n", &rest); word;
         word = strtok_r(NULL, " \t\n", &rest))
        line = format("%s%s%s", line, *line ? " " : "", word);
    return line;
}

/* What the driver wrote, without what another run would have otherwise: the
   time of a case, and whether leaks were looked for. So two releases of one
   tree are the same. */
static char *steady(const char *lines)
{
    char *all, *rest = format("%s", lines);
    size_t size;
    FILE *out = open_memstream(&all, &size);
    if (!out)
        die("grader: out of memory");
    for (char *line; (line = next_line(&rest)); )
        if (starts(line, "status "))
            fprintf(out, "%.*s 0\n", (int)(strrchr(line, ' ') - line), line);
        else if (!starts(line, "leaks "))
            fprintf(out, "%s\n", line);
    fclose(out);
    return all;
}

/* A time that most often is the same in another run. */
static long steady_time(long milliseconds)
{
    long steps = STEADY_MILLISECONDS;
    while (steps < milliseconds)
        steps *= 2;
    return steps;
}

static void record(const Exercise *e, const char *root)
{
    Mistake *mistakes;
    Run *run = solution_run(e);
    int count = mistakes_of(e, &mistakes);
    write_file(format("%s/%s", root, expected_path(e)),
               format("milliseconds %ld\nfunctions %s\n%s",
                      steady_time(run->milliseconds), exercise_functions(e),
                      steady(run->lines)));
    for (int m = 0; m < count; m++)
        write_file(format("%s/tests/%s/recorded/%s.%s.mistake", root,
                          e->folder, e->slug, mistakes[m].name),
                   format("%s\n%s", one_line(mistakes[m].sentence),
                          steady(mistakes[m].run->lines)));
    write_file(format("%s/%s", root, exercise_path(e)),
               exercise_derive(e, false));
}

int command_record(Exercises *all, const char *root)
{
    for (int i = 0; i < all->count; i++)
        record(&all->at[i], root);
    return 0;
}
