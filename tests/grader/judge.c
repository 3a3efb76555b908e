/* judge.c: points, and which known mistake it is. */
#include "grader.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>

enum { SANITIZER_STATUS = 99, LEAST_MILLISECONDS = 500, TIMES = 20,
       TELLING_CASES = 2 };

Variant solution_variant(const Exercise *e)
{
    Variant v = { .exercise = e, .name = format("solution"), .seed = 1,
                  .milliseconds = 20000 };
    v.source = variant_file(&v, "c");
    write_changed(v.source, exercise_derive(e, true));
    return v;
}

/* The solution's answers; it must compile, and every case must end well. */
Run *solution_run(const Exercise *e)
{
    Variant v = solution_variant(e);
    Run *run = variant_run(&v);
    if (!run->compiled)
        die("%ssolutions/%s/%s.c: it does not compile", run->messages,
            e->folder, e->slug);
    if (!run->answers->count)
        die("tests/%s/%s.c: it has no cases", e->folder, e->slug);
    for (int c = 0; c < run->answers->count; c++)
        if (run->answers->at[c].ending != RAN)
            die("%s: case %d does not end well", v.source, c + 1);
    return run;
}

static long limit_of(const Run *expected)
{
    long limit = expected->milliseconds * TIMES;
    return limit > LEAST_MILLISECONDS ? limit : LEAST_MILLISECONDS;
}

int mistakes_of(const Exercise *e, Mistake **mistakes)
{
    glob_t files = { 0 };
    long limit = limit_of(solution_run(e));
    glob(format("tests/%s/mistakes/%s.*.c", e->folder, e->slug), 0, NULL,
         &files);
    *mistakes = zeroed(files.gl_pathc, sizeof **mistakes);
    for (size_t f = 0; f < files.gl_pathc; f++) {
        Mistake *m = &(*mistakes)[f];
        char *path = files.gl_pathv[f], *text = read_file(path);
        char *end = text && starts(text, "/*") ? strstr(text, "*/") : NULL;
        if (!end)
            die("%s:1: it must start with a comment, its sentence", path);
        char *source = exercise_mistaken(e, text);
        if (!source)
            die("%s: it needs as many blocks as the solution has groups",
                path);
        m->path = format("%s", path);
        m->name = format("%s", strrchr(path, '/') + 1 + strlen(e->slug) + 1);
        m->name[strlen(m->name) - 2] = '\0';
        m->sentence = format("%.*s", (int)(end - text - 2), text + 2);
        Variant v = { .exercise = e, .name = format("mistake-%s", m->name),
                      .seed = 1, .milliseconds = limit };
        v.source = variant_file(&v, "c");
        write_changed(v.source, source);
        m->run = variant_run(&v);
        if (!m->run->compiled)
            die("%s%s: it does not compile", m->run->messages, path);
    }
    return (int)files.gl_pathc;
}

/* How many cases tell the mistake from the solution; 0 where got answers one
   of them differently from the mistake. */
static int telling(const Answers *got, const Answers *mistake,
                   const Answers *expected)
{
    int count = 0;
    if (got->count != expected->count || mistake->count != expected->count)
        return 0;
    for (int c = 0; c < expected->count; c++) {
        if (case_agrees(&mistake->at[c], &expected->at[c]))
            continue;
        if (!case_agrees(&got->at[c], &mistake->at[c]))
            return 0;
        count++;
    }
    return count;
}

static void find_mistake(Verdict *v)
{
    Mistake *mistakes;
    int count = mistakes_of(v->exercise, &mistakes);
    int most = TELLING_CASES - 1;
    for (int m = 0; m < count; m++) {
        int cases = telling(v->got->answers, mistakes[m].run->answers,
                            v->expected->answers);
        if (cases > most) {
            most = cases;
            v->mistake = mistakes[m].sentence;
        }
    }
}

static int part_of(const Exercise *e, const Case *c)
{
    for (int p = 0; p < e->parts; p++)
        if (c->part && strcmp(e->part[p].name, c->part) == 0)
            return p;
    die("tests/%s/%s.c: '%s' is no part of the exercise", e->folder, e->slug,
        c->part);
}

static void count_cases(Verdict *v)
{
    const Exercise *e = v->exercise;
    const Answers *expected = v->expected->answers, *got = v->got->answers;
    const Answers *memory = v->sanitized->compiled ? v->sanitized->answers
                                                   : NULL;
    for (int c = 0; c < expected->count; c++) {
        int p = part_of(e, &expected->at[c]);
        bool right = got && c < got->count
            && case_agrees(&got->at[c], &expected->at[c]);
        bool bad = memory && c < memory->count
            && memory->at[c].ending == EXITED
            && memory->at[c].code == SANITIZER_STATUS;
        v->cases[p]++;
        v->passed[p] += right && !bad;
        if (!right && v->failing < 0)
            v->failing = c;
        if (bad && v->memory < 0)
            v->memory = c;
    }
    for (int p = 0; p < e->parts; p++) {
        if (!v->cases[p])
            die("tests/%s/%s.c: part '%s' has no case", e->folder, e->slug,
                e->part[p].name);
        if (v->passed[p] == v->cases[p])
            v->part_points[p] = e->part[p].points;
        v->points += v->part_points[p];
    }
}

Verdict *judge_file(const Exercise *e, const char *name, const char *path,
                    bool mistakes)
{
    Verdict *v = zeroed(1, sizeof *v);
    *v = (Verdict){ .exercise = e, .failing = -1, .memory = -1 };
    v->expected = solution_run(e);
    Variant plain = { .exercise = e, .name = format("%s", name),
                      .source = format("%s", path), .seed = 1,
                      .milliseconds = limit_of(v->expected) };
    Variant two[2] = { plain, plain };
    Run *runs[2];
    two[1].sanitized = true;
    variants_run(two, runs);
    v->got = runs[0];
    v->sanitized = runs[1];
    count_cases(v);
    if (mistakes && v->got->compiled && v->failing >= 0)
        find_mistake(v);
    return v;
}

Verdict *judge(const Exercise *e, bool mistakes)
{
    char *path = exercise_path(e), *text = read_file(path);
    if (text && strcmp(text, exercise_derive(e, false)) != 0)
        return judge_file(e, "mine", path, mistakes);
    Verdict *v = zeroed(1, sizeof *v);
    *v = (Verdict){ .exercise = e, .failing = -1, .memory = -1,
                    .untouched = text, .missing = !text };
    return v;
}
