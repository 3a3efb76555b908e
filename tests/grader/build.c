/*
 * build.c: compiles a file into a shared object, runs it with the driver and,
 * where it is no learner's graded one, keeps what came out in build/exercises/
 * until the content is another. The file that ends in .done is written last
 * and holds the content's digest.
 */
#include "grader.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { COMPILE_SECONDS = 2, RUN_SECONDS = 60, WALL_SECONDS = 120,
       COMPILE_MEGABYTES = 2048, MEGABYTES = 256, SANITIZED_MEGABYTES = 768,
       PROCESSES = 6, SHOWN_BYTES = 1 << 26, MESSAGE_BYTES = 1 << 16 };

char *variant_file(const Variant *v, const char *ending)
{
    const Exercise *e = v->exercise;
    const char *cc = compiler();
    for (const char *c = cc; *c; c++)
        if (*c == '/' || *c == ' ')
            cc = c + 1;
    return format(WORK "/%s/%s/%s/%s%s.%s", e->folder, e->slug, cc, v->name,
                  v->sanitized ? "-sanitized" : "", ending);
}

/* All that decides what a variant answers. */
static char *content_of(const Variant *v)
{
    uint64_t d = trusted_digest(v->exercise);
    d = digest(digest(d, read_file(v->source)), v->with);
    d = digest(d, format("%s %s %d %ju", v->source, FLAGS PLAIN SANITIZED,
                         v->sanitized, (uintmax_t)v->seed));
    return format("%016jx", (uintmax_t)d);
}

/* A program with driver and cases linked to it, as a debugger wants it. */
bool variant_link(const Variant *v, const char *flags)
{
    const Exercise *e = v->exercise;
    char *program = variant_file(v, "run");
    make_folders(program);
    return run_shell(format("%s " FLAGS " %s -Itests -Ichapters -Iexercises/%s"
                            " %s %s%s tests/driver*.c -o %s -ldl -lm 2> %s",
                            compiler(), flags, e->folder, v->source,
                            driver_of(e), uses_of(e), program,
                            variant_file(v, "messages"))) == 0;
}

/* Where things lie, as the programs see them. */
typedef struct {
    Box box;
    char *source, *object, *driver, *cases, *script;
} Place;

static const char *kind_of(const Variant *v)
{
    return v->sanitized ? "sanitized" : "plain";
}

/* In the tree, or copied into the box. */
static Place place_of(const Variant *v)
{
    const Exercise *e = v->exercise;
    Place p = { .box = { .kind = NO_BOX, .uid = -1 }, .source = v->source,
                .object = variant_file(v, "so"),
                .driver = driver_program(v->sanitized),
                .cases = driver_cases(e, v->sanitized),
                .script = version_script(e) };
    make_folders(p.object);
    if (!v->box)
        return p;
    const char *kind = kind_of(v);
    Place in = { .box = *v->box,
                 .source = v->sanitized ? PREPROCESSED : v->source,
                 .object = format("./%s/mine.so", kind),
                 .driver = format("./%s-driver", kind),
                 .cases = format("./%s-cases.so", kind),
                 .script = format("./%s.map", kind) };
    box_copy(v->box, p.driver, in.driver);
    box_copy(v->box, p.cases, in.cases);
    box_copy(v->box, p.script, in.script);
    return in;
}

/* Whether a signal that no file can cause ended the compiler, or a part of it
   that gcc speaks of after its name. */
static bool killed(int status, char *messages)
{
    if (WIFSIGNALED(status) ? WTERMSIG(status) == SIGKILL
                            : WEXITSTATUS(status) == 128 + SIGKILL)
        return true;
    for (char *line; status && (line = next_line(&messages)); ) {
        char *end = line + strcspn(line, " :");
        if (starts(end, ": fatal error: Killed signal terminated"))
            return true;
    }
    return false;
}

bool compiler_run(const Box *box, const Job *job)
{
    int status = box_run(box, job, NULL);
    char *text = read_most(job->output, MESSAGE_BYTES);
    if (killed(status, format("%s", text ? text : "")))
        die("The compiler was killed, by another than its limits; try again.");
    if (status != 0 && (!text || !*text))
        write_file(job->output, WIFSIGNALED(status)
                   ? format("the compiler was stopped by its limits: %s\n",
                            strsignal(WTERMSIG(status)))
                   : format("the compiler ended with status %d\n",
                            WEXITSTATUS(status)));
    return status == 0;
}

static bool compile(const Variant *v, const Place *p)
{
    const Exercise *e = v->exercise;
    char *must = format("%s", ""), *rest = NULL;
    char *names = format("%s", exercise_functions(e));
    for (char *name = strtok_r(names, " ", &rest); name;
         name = strtok_r(NULL, " ", &rest))
        must = format("%s -Wl,--require-defined=%s", must, name);
    Job job = { .seconds = COMPILE_SECONDS, .wall = WALL_SECONDS,
                .megabytes = COMPILE_MEGABYTES, .writes = kind_of(v),
                .output = variant_file(v, "messages") };
    job.command = format("%s " FLAGS " %s -fPIC -shared -Ichapters"
                         " -Iexercises/%s %s %s -o %s"
                         " -Wl,--version-script=%s%s %s -lm", compiler(),
                         v->sanitized ? SANITIZED : PLAIN, e->folder,
                         p->source, v->with ? v->with : "", p->object,
                         p->script, must, v->sanitized ? ""
                         : format("-Wl,-z,defs %s", p->cases));
    bool good = compiler_run(&p->box, &job);
    if (good)
        box_keep(&p->box, p->object);
    return good;
}

/* Returns its processor time in milliseconds. */
static long run_driver(const Variant *v, const Place *p)
{
    long milliseconds;
    long most = v->sanitized ? SANITIZED_MEGABYTES : MEGABYTES;
    int processes = !v->sanitized ? 0
        : v->box ? PROCESSES + box_dead(v->box) : -1;
    Job job = { .seconds = RUN_SECONDS, .wall = WALL_SECONDS,
                .output = variant_file(v, "output"),
                .lines = variant_file(v, "lines"), .traces = v->sanitized };
    job.command = format("%s %s %s %ju 3 %ld %ld %d", p->driver, p->cases,
                         p->object, (uintmax_t)v->seed, v->milliseconds, most,
                         processes);
    box_run(&p->box, &job, &milliseconds);
    return milliseconds;
}

/* What it left. */
static Run *collect(const Variant *v, bool compiled, long milliseconds)
{
    Run *run = zeroed(1, sizeof *run);
    run->compiled = compiled;
    run->milliseconds = milliseconds;
    run->messages = read_most(variant_file(v, "messages"), MESSAGE_BYTES);
    if (!run->messages)
        run->messages = format("%s", "");
    if (compiled) {
        run->output = read_most(variant_file(v, "output"), SHOWN_BYTES);
        char *lines = read_file(variant_file(v, "lines"));
        run->lines = format("%s", lines ? lines : "");
        run->answers = answers_parse(lines ? lines : format("%s", ""));
    }
    return run;
}

/* What is kept for this content; NULL where nothing is. */
static Run *kept(const Variant *v, const char *content)
{
    char *done = read_file(variant_file(v, "done"));
    int compiled;
    long milliseconds;
    if (v->box || !done || !starts(done, content)
        || sscanf(done + strlen(content), "%d %ld", &compiled,
                  &milliseconds) != 2)
        return NULL;
    return collect(v, compiled, milliseconds);
}

static bool compiled(const Variant *v)
{
    Place p = place_of(v);
    unlink(variant_file(v, "done"));
    return compile(v, &p);
}

static Run *answered(const Variant *v, bool compiles)
{
    long milliseconds = 0;
    Place p = place_of(v);
    if (compiles)
        milliseconds = run_driver(v, &p);
    unlink(box_path(&p.box, p.object));
    write_file(variant_file(v, "done"), format("%s %d %ld\n", content_of(v),
                                               compiles, milliseconds));
    return collect(v, compiles, milliseconds);
}

Run *variant_run(const Variant *v)
{
    Run *run = kept(v, content_of(v));
    return run ? run : answered(v, compiled(v));
}

/* Compiles the second beside the first. */
static void compile_both(const Variant v[2], bool compiles[2])
{
    int status;
    fflush(NULL);
    pid_t second = fork();
    if (second == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        _exit(!compiled(&v[1]));
    }
    compiles[0] = compiled(&v[0]);
    if (second < 0 || waitpid(second, &status, 0) != second
        || !WIFEXITED(status) || WEXITSTATUS(status) > 1)
        die("%s: there is no telling whether it compiles", v[1].source);
    compiles[1] = WEXITSTATUS(status) == 0;
}

void variants_run(Variant v[2], Run *run[2], long (*time)(const Run *first,
                                                          long most))
{
    bool compiles[2];
    run[0] = kept(&v[0], content_of(&v[0]));
    run[1] = kept(&v[1], content_of(&v[1]));
    if (run[0] && run[1])
        return;
    compile_both(v, compiles);
    run[0] = answered(&v[0], compiles[0]);
    v[1].milliseconds = time(run[0], v[1].milliseconds);
    run[1] = answered(&v[1], compiles[1]);
}
