/*
 * grade.c: a grade, from files that may be hostile. Zeros are written first;
 * a process of its own then grades, and whatever becomes of it, this one ends
 * what it left and removes its folder.
 */
#include "grader.h"

#include <errno.h>
#include <glob.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

typedef struct {
    const char *which, *out;
    bool quiet;
    Grading how;
    GradeRecord record;
    const Exercise **exercise;
} Grade;

static uint64_t number_of(const char *text, const char *name)
{
    char *end;
    errno = 0;
    uint64_t number = strtoull(text, &end, 10);
    if (!*text || *text == '-' || *end || errno)
        die("%s=%s: a whole number is needed", name, text);
    return number;
}

static Grade options(int argc, char **argv)
{
    Grade g = { .which = "", .out = "build/grade",
                .how = { .folder = "exercises" } };
    const char *slot = getenv("GRADER_SLOT");
    bool seeded = false;
    g.record.name = "";
    for (int c; (c = getopt(argc, argv, "e:s:f:o:n:q")) != -1; ) {
        if (c == 'e')
            g.which = optarg;
        else if (c == 's' && *optarg)
            g.record.seed = number_of(optarg, "SEED"), seeded = true;
        else if (c == 'f')
            g.how.folder = optarg;
        else if (c == 'o')
            g.out = optarg;
        else if (c == 'n')
            g.record.name = optarg;
        else if (c == 'q')
            g.quiet = true;
        else if (c != 's')
            die("grader grade [-e EX] [-s SEED] [-f FOLDER] [-o FOLDER] "
                "[-n NAME] [-q]");
    }
    if (optind < argc)
        die("grader grade: what is '%s'?", argv[optind]);
    if (!seeded && getrandom(&g.record.seed, sizeof g.record.seed, 0) < 0)
        die("grader: no random number for a seed");
    g.record.seed = seeded ? g.record.seed : g.record.seed >> 32;
    g.how.slot = slot ? (int)number_of(slot, "GRADER_SLOT") : 0;
    g.record.practice = access("RELEASE", F_OK) == 0;
    if (g.record.practice)
        g.record.seed = 1;      /* the one that answers are recorded for */
    g.how.seed = g.record.seed;
    if (g.how.slot > 999)
        die("GRADER_SLOT=%s: 0 to 999", slot);
    return g;
}

/* ---- which exercises ----------------------------------------------------- */

/* "1.2" is one, "1" a chapter. */
static bool chosen_by(const Exercise *e, const char *word)
{
    return strcmp(exercise_id(e), word) == 0
        || strcmp(format("%d", e->chapter), word) == 0;
}

bool *exercises_chosen(const Exercises *all, const char *which)
{
    bool *chosen = zeroed((size_t)all->count, sizeof *chosen);
    char *words = format("%s", which), *rest = NULL;
    bool none = true;
    for (char *word = strtok_r(words, " ,", &rest); word;
         word = strtok_r(NULL, " ,", &rest)) {
        bool found = none = false;
        for (int i = 0; i < all->count; i++)
            if (chosen_by(&all->at[i], word))
                chosen[i] = found = true;
        if (!found)
            die("EX=%s: there is no such exercise; `make check` lists them",
                word);
    }
    for (int i = 0; none && i < all->count; i++)
        chosen[i] = true;
    return chosen;
}

/* What an exercise is worth, and nothing for it. */
static ExerciseRecord zero_of(const Exercise *e)
{
    PartRecord *parts = zeroed((size_t)e->parts, sizeof *parts);
    for (int p = 0; p < e->parts; p++)
        parts[p] = (PartRecord){ .name = e->part[p].name,
                                 .of = e->part[p].points };
    return (ExerciseRecord){
        .id = exercise_id(e), .title = e->title, .of = e->points,
        .file = format("%s/%s.c", e->folder, e->slug), .part = parts,
        .parts = e->parts, .status = MISSING, .message = "It is not graded.",
    };
}

static void zeros(Grade *g, Exercises *all)
{
    bool *chosen = exercises_chosen(all, g->which);
    ExerciseRecord *at = zeroed((size_t)all->count, sizeof *at);
    g->exercise = zeroed((size_t)all->count, sizeof *g->exercise);
    for (int i = 0; i < all->count; i++)
        if (chosen[i]) {
            g->exercise[g->record.exercises] = &all->at[i];
            at[g->record.exercises++] = zero_of(&all->at[i]);
            g->record.of += all->at[i].points;
        }
    g->record.at = at;
    g->record.sandbox = "";
}

/* ---- reports ------------------------------------------------------------- */

static void write_reports(const Grade *g)
{
    static const struct {
        const char *file;
        void (*write)(FILE *, const GradeRecord *);
    } reports[] = {
        { "grade.json", report_json }, { "junit.xml", report_junit },
        { "results.json", report_gradescope }, { "grade.md", report_markdown },
        { "grade.csv", report_csv },
    };
    for (size_t r = 0; r < sizeof reports / sizeof *reports; r++) {
        char *path = format("%s/%s", g->out, reports[r].file);
        char *part = format("%s.%d.part", path, (int)getpid());
        make_folders(path);
        FILE *file = fopen(part, "w");
        if (!file)
            die("%s: %s", part, strerror(errno));
        reports[r].write(file, &g->record);
        bool bad = ferror(file);
        bad = fclose(file) != 0 || bad;
        if (bad || rename(part, path) != 0) {
            unlink(part);
            die("%s: it cannot be written", path);
        }
    }
}

/* ---- the process that grades --------------------------------------------- */

/* The first kind of box that works. */
static void find_box(Grade *g)
{
    const char *forced = getenv("GRADER_BOX");
    char *all = format("%s", "");
    for (BoxKind kind = BUBBLEWRAP; kind <= UID; kind++) {
        char *why;
        if (forced && *forced && strcmp(forced, box_name(kind)) != 0)
            continue;
        if (box_possible(kind, g->how.slot, &why))
            why = box_fault(kind, g->how.slot, g->how.boxes);
        g->how.kind = kind;
        g->record.sandbox = box_name(kind);
        if (!why)
            return;
        all = format("%s%sthe sandbox %s %s", all, *all ? "; " : "",
                     box_name(kind), why);
    }
    die("No grade is given, because there is no sandbox to trust: %s",
        *all ? all : "GRADER_BOX is bubblewrap or uid");
}

static void grade_all(Grade *g)
{
    struct timespec begin, end;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    find_box(g);
    ExerciseRecord *at = zeroed((size_t)g->record.exercises, sizeof *at);
    for (int i = 0; i < g->record.exercises; i++) {
        at[i] = g->record.at[i];
        grade_exercise(g->exercise[i], &g->how, &at[i]);
        g->record.points += at[i].points;
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    g->record.seconds = (double)(end.tv_sec - begin.tv_sec)
        + (double)(end.tv_nsec - begin.tv_nsec) / 1e9;
    g->record.at = at;
    g->record.graded = true;
    write_reports(g);
    if (!g->quiet)
        report_terminal(stdout, &g->record);
}

/* ---- the process that waits ---------------------------------------------- */

static int end_of(pid_t grading)
{
    sigset_t ends;
    int status = 0, number = 0;
    sigemptyset(&ends);
    sigaddset(&ends, SIGCHLD);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGHUP);
    for (pid_t ended = 0; ended != grading && !number; ) {
        ended = waitpid(-1, &status, WNOHANG);
        if (ended == 0 && sigwait(&ends, &number) == 0 && number == SIGCHLD)
            number = 0;
    }
    if (number) {
        kill(grading, SIGKILL);
        waitpid(grading, &status, 0);
        return 128 + number;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}

static void block(int how)
{
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGCHLD);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGHUP);
    sigprocmask(how, &ends, NULL);
}

int command_grade(Exercises *all, int argc, char **argv)
{
    Grade g = options(argc, argv);
    const char *temporary = getenv("TMPDIR");
    umask(022);
    zeros(&g, all);
    write_reports(&g);
    slot_take(g.how.slot);
    g.how.boxes = format("%s/grader-XXXXXX", temporary ? temporary : "/tmp");
    if (!mkdtemp(g.how.boxes) || chmod(g.how.boxes, 0711) != 0)
        die("%s: %s", g.how.boxes, strerror(errno));
    block(SIG_BLOCK);
    prctl(PR_SET_CHILD_SUBREAPER, 1);   /* the dead count as processes, too */
    fflush(NULL);
    pid_t grading = fork();
    if (grading == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        setenv("TMPDIR", g.how.boxes, 1);       /* compilers leave files */
        block(SIG_UNBLOCK);
        grade_all(&g);
        fflush(NULL);
        _exit(ferror(stdout) ? 2 : 0);
    }
    int status = grading < 0 ? 2 : end_of(grading);
    bool clear;
    pid_t ended;
    do {                        /* until no orphan is left to come here */
        clear = slot_clear(g.how.slot);
        ended = waitpid(-1, NULL, WNOHANG);
        if (ended == 0)
            nanosleep(&(struct timespec){ .tv_nsec = 2000000 }, NULL);
    } while (ended >= 0);
    remove_folder(g.how.boxes);
    if (clear)
        slot_give();
    return status;
}
