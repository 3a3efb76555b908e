/* judge.c: points, and which known mistake it is. */
#include "grader.h"
#include "recorded.h"

#include <CUnit/CUnit.h>
#include <CUnit/TestDB.h>
#include <CUnit/TestRun.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>

enum { SANITIZER_STATUS = 99, LEAK_STATUS = 98, LEAST_MILLISECONDS = 500,
       TIMES = 20, SANITIZED_TIMES = 30, TELLING_CASES = 2 };

Variant solution_variant(const Exercise *e)
{
    Variant v = { .exercise = e, .name = format("solution"), .seed = 1,
                  .milliseconds = 20000 };
    v.source = variant_file(&v, "c");
    write_changed(v.source, exercise_derive(e, true));
    return v;
}

Run *expected_run(const Exercise *e, uint64_t seed, const char *name)
{
    if (released())
        return recorded_run(e);
    Variant v = solution_variant(e);
    v.name = format("%s", name);
    v.seed = seed;
    Run *run = variant_run(&v);
    if (!run->compiled)
        die("%ssolutions/%s/%s.c: it does not compile", run->messages,
            e->folder, e->slug);
    if (!run->answers->count)
        die("%stests/%s/%s.c: it has no cases", run->output, e->folder,
            e->slug);
    for (int c = 0; c < run->answers->count; c++)
        if (run->answers->at[c].ending != RAN)
            die("%s: case %d does not end well", v.source, c + 1);
    return run;
}

Run *solution_run(const Exercise *e)
{
    return expected_run(e, 1, "solution");
}

static long limit_of(const Run *expected)
{
    long limit = expected->milliseconds * TIMES;
    return limit > LEAST_MILLISECONDS ? limit : LEAST_MILLISECONDS;
}

int mistakes_of(const Exercise *e, Mistake **mistakes)
{
    if (released())
        return recorded_mistakes(e, mistakes);
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

/* Whether both were asked the same. */
static bool same_question(const Case *got, const Case *expected)
{
    const Value *g = got->in, *e = expected->in;
    if (strcmp(got->part, expected->part) != 0
        || strcmp(got->name, expected->name) != 0)
        return false;
    for (; g && e; g = g->next, e = e->next)
        if (strcmp(g->name, e->name) != 0 || strcmp(g->type, e->type) != 0
            || strcmp(g->text, e->text) != 0)
            return false;
    return !g && !e;
}

static const Case *case_of(const Run *run, int c)
{
    return run->answers && c < run->answers->count ? &run->answers->at[c]
                                                   : NULL;
}

static CaseStatus status_of(const Verdict *v, int c)
{
    static const CaseStatus endings[] = {
        [EXITED] = ENDED, [CRASHED] = CRASHED_CASE, [HUNG] = TIMED_OUT,
        [SWOLLEN] = CRASHED_CASE, [GARBLED] = WRONG,
    };
    const Case *expected = &v->expected->answers->at[c];
    const Case *got = case_of(v->got, c);
    if (!v->got->compiled)
        return NOT_RUN;
    if (!got)
        return ENDED;
    if (got->ending != RAN)
        return endings[got->ending];
    if (!same_question(got, expected) || !case_agrees(got, expected)
        || v->got->answers->count > v->expected->answers->count)
        return WRONG;
    const Case *sanitized = case_of(v->sanitized, c);
    return sanitized && case_agrees(sanitized, expected) ? PASSED
                                                         : MEMORY_ERROR;
}

/* CUnit's tests take no argument: the exercise, and the case that is next. */
static Verdict *tested;
static int next_case;

static void test_case(void)
{
    int c = next_case++;
    tested->status[c] = status_of(tested, c);
    CU_ASSERT(tested->status[c] == PASSED);
}

/* A suite for the exercise, a test for each case. */
static void run_suite(Verdict *v)
{
    const Answers *expected = v->expected->answers;
    v->status = zeroed((size_t)expected->count, sizeof *v->status);
    tested = v;
    next_case = 0;
    if (CU_initialize_registry() != CUE_SUCCESS)
        die("CUnit: %s", CU_get_error_msg());
    CU_pSuite suite = CU_add_suite(v->exercise->slug, NULL, NULL);
    for (int c = 0; c < expected->count; c++)
        if (!suite || !CU_add_test(suite, format("%d %s", c + 1,
                                                 expected->at[c].name),
                                   test_case))
            die("CUnit: %s", CU_get_error_msg());
    CU_run_all_tests();
    v->right = (int)(CU_get_number_of_tests_run()
                     - CU_get_number_of_tests_failed());
    CU_cleanup_registry();
}

/* Whether the sanitizers stopped a case, or found that it leaks. */
static bool stopped(const Case *c)
{
    return c && c->ending == EXITED
        && (c->code == SANITIZER_STATUS || c->code == LEAK_STATUS);
}

static void count_cases(Verdict *v)
{
    const Exercise *e = v->exercise;
    const Answers *expected = v->expected->answers;
    for (int c = 0; c < expected->count; c++) {
        int p = part_of(e, &expected->at[c]);
        CaseStatus status = v->status[c];
        v->cases[p]++;
        v->passed[p] += status == PASSED;
        if (status != PASSED && status != MEMORY_ERROR && v->failing < 0)
            v->failing = c;
        if (v->memory < 0 && (status == MEMORY_ERROR
                              || stopped(case_of(v->sanitized, c))))
            v->memory = c;
    }
    for (int p = 0; p < e->parts; p++) {
        if (!v->cases[p])
            die("tests/%s/%s.c: part '%s' has no case", e->folder, e->slug,
                e->part[p].name);
        if (v->passed[p] == v->cases[p] && v->right >= v->cases[p])
            v->part_points[p] = e->part[p].points;
        v->points += v->part_points[p];
    }
}

/* The milliseconds for a case of the sanitized build, at most `most` unless
   the plain one shows that it needs more; and less where that hangs anyway. */
static long sanitized_time(const Run *plain, long most)
{
    long used = 0;
    const Case *c;
    for (int i = 0; (c = case_of(plain, i)); i++) {
        if (c->ending == HUNG)
            most = LEAST_MILLISECONDS / 10;
        else if (c->ending == RAN && c->milliseconds > used)
            used = c->milliseconds;
    }
    return used * SANITIZED_TIMES > most ? used * SANITIZED_TIMES : most;
}

Verdict *judge_variant(const Variant *plain, Run *expected, bool mistakes)
{
    Verdict *v = zeroed(1, sizeof *v);
    *v = (Verdict){ .exercise = plain->exercise, .failing = -1, .memory = -1,
                    .expected = expected };
    Variant two[2] = { *plain, *plain };
    Run *runs[2];
    two[0].milliseconds = two[1].milliseconds = limit_of(expected);
    two[1].sanitized = true;
    variants_run(two, runs, sanitized_time);
    v->got = runs[0];
    v->sanitized = runs[1];
    run_suite(v);
    count_cases(v);
    if (mistakes && v->got->compiled && v->failing >= 0)
        find_mistake(v);
    return v;
}

Verdict *judge_file(const Exercise *e, const char *name, const char *path,
                    bool mistakes)
{
    Variant plain = { .exercise = e, .name = format("%s", name),
                      .source = format("%s", path), .seed = 1 };
    return judge_variant(&plain, solution_run(e), mistakes);
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
