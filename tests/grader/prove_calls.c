/* prove_calls.c: the solution, with a call of the chapters' for one of its
   functions. */
#include "declarations.h"
#include "prove.h"

#include <string.h>

/* Some headers are to be included in the middle of a file. */
static bool stands_alone(const char *path)
{
    return run_shell(format("%s -std=gnu11 -w -Ichapters -fsyntax-only %s"
                            " 2> /dev/null", compiler(), path)) == 0;
}

static const Declarations *of_chapters(void)
{
    static Declarations all;
    char *rest = NULL, *files = all.count ? format("%s", "")
                                          : chapter_files("h");
    for (char *path = strtok_r(files, " ", &rest); path;
         path = strtok_r(NULL, " ", &rest))
        if (stands_alone(path))
            declarations_add(&all, path);
    return &all;
}

/* As it is included. */
static char *include_of(const Declaration *d)
{
    return d->header + strlen("chapters/");
}

/* A program that prints the numbers of two functions with one type; which
   types are one, only a compiler knows. */
static char *pairs_program(const Exercise *e, const Declarations *asked,
                           const Declarations *all)
{
    char *text, *last = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("grader: out of memory");
    fprintf(out, "#include <stdio.h>\n#include \"%s.h\"\n", e->slug);
    for (int i = 0; i < all->count; i++) {
        if (!last || strcmp(last, all->at[i].header) != 0)
            fprintf(out, "#include \"%s\"\n", include_of(&all->at[i]));
        last = all->at[i].header;
    }
    fprintf(out, "int main(void)\n{\n");
    for (int f = 0; f < asked->count; f++)
        for (int g = 0; g < all->count; g++)
            fprintf(out, "    if (__builtin_types_compatible_p(__typeof__(%s),"
                    " __typeof__(%s)))\n        puts(\"%d %d\");\n",
                    asked->at[f].name, all->at[g].name, f, g);
    fprintf(out, "    return 0;\n}\n");
    fclose(out);
    return text;
}

static bool passes(const Exercise *e, const Declaration *f,
                   const Declaration *g)
{
    Variant v = { .exercise = e, .seed = 1, .milliseconds = 20000,
                  .name = format("call-%s-for-%s", g->name, f->name),
                  .with = chapters_archive() };
    v.source = variant_file(&v, "c");
    write_changed(v.source, format(
        "#include \"%s.h\"\n#include \"%s\"\n#define %s ours_%s\n"
        "#include \"solution.c\"\n#undef %s\n%s { return %s(%s); }\n",
        e->slug, include_of(g), f->name, f->name, f->name, f->text, g->name,
        f->arguments));
    Run *run = variant_run(&v), *expected = solution_run(e);
    expect(run->compiled, "%s: %s", v.source, run->messages);
    bool same = run->compiled
        && run->answers->count == expected->answers->count;
    for (int c = 0; same && c < expected->answers->count; c++)
        same = case_agrees(&run->answers->at[c], &expected->answers->at[c]);
    return same;
}

/* Those of the header that the solution defines, and not the driver. */
static void asked_of(const Exercise *e, Declarations *asked)
{
    Declarations all = { 0 };
    char *names = format(" %s ", exercise_functions(e));
    declarations_add(&all, header_of(e));
    asked->at = zeroed((size_t)all.count, sizeof *asked->at);
    for (int f = 0; f < all.count; f++)
        if (strstr(names, format(" %s ", all.at[f].name)))
            asked->at[asked->count++] = all.at[f];
}

int prove_calls(const Exercise *e)
{
    const Declarations *all = of_chapters();
    Declarations asked = { 0 };
    Variant v = { .exercise = e, .name = format("pairs") };
    char *source = variant_file(&v, "c"), *program = variant_file(&v, "run");
    int tries = 0, f, g;
    if (!all->count)
        return 0;
    asked_of(e, &asked);
    write_changed(source, pairs_program(e, &asked, all));
    FILE *pairs = popen(format("%s -std=gnu11 -w -Ichapters"
                               " -Iexercises/%s %s -o %s && ./%s", compiler(),
                               e->folder, source, program, program), "r");
    for (; pairs && fscanf(pairs, "%d %d", &f, &g) == 2; tries++)
        expect(!passes(e, &asked.at[f], &all->at[g]),
               "%s: it is enough to call %s of %s", e->slug, all->at[g].name,
               all->at[g].header);
    expect(pairs && pclose(pairs) == 0,
           "%s: its header goes together with those of the chapters", e->slug);
    return tries;
}
