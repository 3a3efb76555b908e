/* prove.c: what must be true of every exercise, whoever wrote it. */
#include "prove.h"
#include "recorded.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MISTAKES_LEAST = 3 };

static int good, bad;

void expect(bool held, const char *claim, ...)
{
    va_list values;
    good += held;
    bad += !held;
    if (held)
        return;
    printf("FAILED: ");
    va_start(values, claim);
    vprintf(claim, values);
    va_end(values);
    putchar('\n');
}

static bool silent(const Run *run)
{
    return run->messages && !*run->messages;
}

static void prove_stub(const Exercise *e)
{
    Variant v = { .exercise = e, .name = format("stub") };
    char *path = variant_file(&v, "c");
    write_file(path, exercise_derive(e, false));
    Verdict *stub = judge_file(e, "stub", path, false);
    expect(stub->got->compiled && silent(stub->got),
           "%s: the stub compiles without a warning:\n%s", e->slug,
           stub->got->messages);
    expect(stub->points == 0, "%s: the stub gets %d points", e->slug,
           stub->points);
    expect(stub->got->compiled
           && stub->got->answers->count == stub->expected->answers->count,
           "%s: every case of the stub runs", e->slug);
    for (int p = 0; p < e->parts; p++)
        expect(stub->cases[p] >= 2, "%s: part %s has %d cases", e->slug,
               e->part[p].name, stub->cases[p]);
}

static void prove_solution(const Exercise *e)
{
    Variant v = solution_variant(e);
    Verdict *full = judge_file(e, "proved", v.source, true);
    expect(full->got->compiled && silent(full->got),
           "%s: the solution compiles without a warning:\n%s", e->slug,
           full->got->messages);
    expect(full->sanitized->compiled && full->memory < 0,
           "%s: the solution has a memory error:\n%s", e->slug,
           full->sanitized->output);
    expect(full->points == e->points, "%s: the solution gets %d of %d points",
           e->slug, full->points, e->points);
}

/* Whether two programs differ in some case. */
static bool differ(const Answers *one, const Answers *other)
{
    for (int c = 0; c < one->count && c < other->count; c++)
        if (!case_agrees(&one->at[c], &other->at[c]))
            return true;
    return one->count != other->count;
}

static void prove_mistakes(const Exercise *e)
{
    Mistake *m;
    int count = mistakes_of(e, &m);
    expect(count >= MISTAKES_LEAST, "%s: %d known mistakes", e->slug, count);
    for (int i = 0; i < count; i++) {
        Variant v = { .exercise = e, .name = format("mistake-%s", m[i].name) };
        Verdict *as = judge_file(e, format("as-%s", m[i].name),
                                 variant_file(&v, "c"), true);
        expect(as->points < e->points, "%s: it passes", m[i].path);
        expect(as->mistake && strcmp(as->mistake, m[i].sentence) == 0,
               "%s: it is not named, but: %s", m[i].path,
               as->mistake ? as->mistake : "nothing");
        expect(m[i].run->answers->count == as->expected->answers->count,
               "%s: not every case ran", m[i].path);
        for (int j = 0; j < i; j++)
            expect(differ(m[i].run->answers, m[j].run->answers),
                   "%s: it answers as %s does", m[i].path, m[j].name);
    }
}

/* The committed stub is what the solution derives. Only CI asks: elsewhere
   the file is the learner's, and what they wrote is no business of tests. */
static void prove_derived(const Exercise *e)
{
    if (!getenv("CI"))
        return;
    char *text = read_file(exercise_path(e));
    expect(text && strcmp(text, exercise_derive(e, false)) == 0,
           "%s: another than `make stubs` derives", exercise_path(e));
}

/* What one exercise came to, in numbers. */
typedef struct { int good, bad, tries; } Proof;

static Proof prove_exercise(const Exercise *e, bool mistakes)
{
    prove_stub(e);
    prove_solution(e);
    if (mistakes)
        prove_mistakes(e);
    prove_derived(e);
    int tries = prove_calls(e);
    return (Proof){ good, bad, tries };
}

/* The same in a process of its own, whose memory ends with it. */
static Proof prove_apart(const Exercise *e, bool mistakes)
{
    int ends[2];
    Proof p;
    fflush(NULL);
    if (pipe(ends) != 0)
        die("grader prove: %s", strerror(errno));
    pid_t child = fork();
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        p = prove_exercise(e, mistakes);
        fflush(NULL);
        _exit(write(ends[1], &p, sizeof p) != sizeof p);
    }
    close(ends[1]);
    if (child < 0 || read(ends[0], &p, sizeof p) != sizeof p)
        die("grader prove: %s is not proved", e->slug);
    close(ends[0]);
    waitpid(child, NULL, 0);
    return p;
}

int command_prove(Exercises *all, const char *what)
{
    bool mistakes = !what || strcmp(what, "solutions") != 0;
    const Exercise *only = what && mistakes ? exercise_find(all, what) : NULL;
    Proof sum = { 0 };
    if (released())
        die("grader prove: a release has no solutions to prove");
    for (int i = 0; i < all->count; i++) {
        if (only && &all->at[i] != only)
            continue;
        Proof p = prove_apart(&all->at[i], mistakes);
        sum = (Proof){ sum.good + p.good, sum.bad + p.bad,
                       sum.tries + p.tries };
    }
    printf("calls of the chapters' functions: %d tried\n", sum.tries);
    printf("exercises: %d passed, %d failed\n", sum.good, sum.bad);
    return sum.bad > 0;
}
