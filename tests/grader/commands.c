/* commands.c: what a learner asks for besides points. */
#include "recorded.h"
#include "show.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WIDE = 160 };

Verdict *judged(const Exercise *e, bool mistakes)
{
    Verdict *v = judge(e, mistakes);
    char *id = exercise_id(e), *best = state_get(id, "points");
    if (!v->untouched && !v->missing)
        state_set(id, "points",
                  format("%d", best && atoi(best) > v->points ? atoi(best)
                         : v->points));
    return v;
}

static char *digest_of(const char *text)
{
    return format("%016jx", (uintmax_t)digest(DIGEST_START, text));
}

/* The file as it was last committed; NULL where there is no history. */
static char *committed(const char *path)
{
    FILE *git = popen(format("git show 'HEAD:./%s' 2> /dev/null", path), "r");
    char *text;
    size_t size, count;
    char buffer[4096];
    FILE *out = open_memstream(&text, &size);
    if (!git || !out)
        return NULL;
    while ((count = fread(buffer, 1, sizeof buffer, git)) > 0)
        fwrite(buffer, 1, count, out);
    fclose(out);
    return pclose(git) == 0 ? text : NULL;
}

/* Whether a learner may have changed a file: it is neither the stub that was
   written last nor the one of the commit that the tree stands on. */
static bool changed(const Exercise *e, const char *text)
{
    char *recorded = state_get(exercise_id(e), "stub");
    if (recorded && strcmp(recorded, digest_of(text)) == 0)
        return false;
    Exercise then = *e;
    then.source = committed(format("solutions/%s/%s.c", e->folder, e->slug));
    return !then.source || strcmp(exercise_derive(&then, false), text) != 0;
}

int command_stubs(Exercises *all)
{
    int kept = 0;
    for (int i = 0; i < all->count; i++) {
        const Exercise *e = &all->at[i];
        char *path = exercise_path(e), *text = read_file(path);
        char *stub = exercise_derive(e, false);
        if (text && strcmp(text, stub) == 0)
            continue;
        if (text && changed(e, text)) {
            printf("%s: changed, and left alone; make reset EX=%s\n", path,
                   exercise_id(e));
            kept++;
            continue;
        }
        write_file(path, stub);
        state_set(exercise_id(e), "stub", digest_of(stub));
        printf("%s\n", path);
    }
    return kept > 0;
}

int command_hint(const Exercise *e)
{
    char *id = exercise_id(e), *taken = state_get(id, "hints");
    int next = taken ? atoi(taken) : 0;
    if (next >= e->hints) {
        printf(released() ? "All %d hints are taken. Ask your teacher about "
               "%s.\n" : "All %d hints are taken. make solution EX=%s FORCE=1 "
               "shows a solution.\n", e->hints, id);
        return 0;
    }
    printf("hint %d of %d\n", next + 1, e->hints);
    show_words(e->hint[next], 2);
    state_set(id, "hints", format("%d", next + 1));
    return 0;
}

static bool agreed(const char *path)
{
    char answer[8];
    if (!isatty(0))
        return true;
    printf("Put the stub in place of %s? A backup is kept. [y/N] ", path);
    fflush(stdout);
    return fgets(answer, sizeof answer, stdin)
        && (*answer == 'y' || *answer == 'Y');
}

int command_reset(const Exercise *e)
{
    char *path = exercise_path(e), *text = read_file(path);
    char *stub = exercise_derive(e, false), *backup;
    if (text && strcmp(text, stub) == 0) {
        printf("%s: it is the stub already\n", path);
        return 0;
    }
    if (text && !agreed(path)) {
        printf("Nothing is changed.\n");
        return 0;
    }
    if (text) {
        int number = 1;
        do
            backup = format("%s.~%d~", path, number++);
        while (link(path, backup) != 0 && access(backup, F_OK) == 0);
        if (access(backup, F_OK) != 0)
            die("%s: the backup cannot be made; nothing is changed", backup);
        printf("%s: kept as %s\n", path, backup);
    }
    write_file(path, stub);
    state_set(exercise_id(e), "stub", digest_of(stub));
    printf("%s: the stub again\n", path);
    return 0;
}

static bool passed(const Exercise *e)
{
    char *points = state_get(exercise_id(e), "points");
    return (points && atoi(points) == e->points)
        || judged(e, false)->points == e->points;
}

int command_solution(const Exercise *e, bool force)
{
    char *id = exercise_id(e);
    char *ours = format(WORK "/%s/%s/ours.c", e->folder, e->slug);
    struct winsize size = { .ws_col = 80 };
    if (released())
        die("The solutions are with your teacher; make hint EX=%s helps.", id);
    if (!force && !passed(e))
        die("%s does not pass yet: make hint EX=%s, or make solution EX=%s "
            "FORCE=1", id, id, id);
    write_file(ours, exercise_derive(e, true));
    state_set(id, "solution", "seen");
    ioctl(1, TIOCGWINSZ, &size);
    fflush(stdout);
    char *diff = size.ws_col >= WIDE
        ? format("diff -y -W %d %s %s", size.ws_col, exercise_path(e), ours)
        : format("diff -U 1000 --label yours --label ours %s %s",
                 exercise_path(e), ours);
    int status = system(diff);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        printf("Yours and ours are the same.\n");
    return 0;
}

static int64_t changed_at(const Exercise *e)
{
    struct stat file;
    if (stat(exercise_path(e), &file) != 0)
        return 0;
    return file.st_mtim.tv_sec * 1000000000ll + file.st_mtim.tv_nsec;
}

/* In a process of its own, whose memory ends with it. */
static void watch_one(const Exercise *e)
{
    int status;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        if (isatty(1))
            printf("\033[H\033[2J");
        show_verdict(judged(e, true));
        printf("\n%swatching; Ctrl-C ends it%s\n", dim(), plain());
        fflush(stdout);
        _exit(0);
    }
    waitpid(child, &status, 0);
}

int command_watch(Exercises *all)
{
    int64_t *times = zeroed((size_t)all->count, sizeof *times);
    for (int i = 0; i < all->count; i++)
        times[i] = changed_at(&all->at[i]);
    printf("Watching exercises/; Ctrl-C ends it.\n");
    fflush(stdout);
    for (;;) {
        for (int i = 0; i < all->count; i++) {
            int64_t now = changed_at(&all->at[i]);
            if (now && now != times[i])
                watch_one(&all->at[i]);
            times[i] = now;
        }
        nanosleep(&(struct timespec){ .tv_nsec = 200000000 }, NULL);
    }
}

int command_debug(const Exercise *e, const char *number)
{
    int cases = solution_run(e)->answers->count;
    char beyond;
    int one;
    if (!number || sscanf(number, "%d%c", &one, &beyond) != 1 || one < 1
        || one > cases)
        die("CASE=%s: the cases of %s are 1 to %d", number ? number : "",
            exercise_id(e), cases);
    Variant v = { .exercise = e, .name = format("debug"), .seed = 1,
                  .source = exercise_path(e) };
    if (!variant_link(&v, "-O0 -g3")) {
        fputs(read_file(variant_file(&v, "messages")), stderr);
        return 1;
    }
    char *program = variant_file(&v, "run"), *text = format("%d", one);
    fflush(stdout);
    if (isatty(0) && isatty(1))
        execlp("gdb", "gdb", "-q", "--args", program, "1", text, (char *)NULL);
    execl(program, program, "1", text, (char *)NULL);
    die("%s: cannot be run", program);
}
