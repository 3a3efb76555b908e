/* grade_one.c: one exercise of a grade. */
#include "grader.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { SOURCE_BYTES = 1 << 20, VALUE_MOST = 160, MESSAGES_MOST = 4000 };

/* ---- the file that was handed in ----------------------------------------- */

/* Opens a path below a folder, where nothing may be a link. */
static int open_below(const char *folder, const char *path)
{
    char *rest = NULL, *words = format("%s", path);
    int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (char *word = strtok_r(words, "/", &rest); word && at >= 0;
         word = strtok_r(NULL, "/", &rest)) {
        int next = openat(at, word, O_RDONLY | O_NOFOLLOW | O_NONBLOCK
                          | O_CLOEXEC | (*rest ? O_DIRECTORY : 0));
        int why = errno;
        struct stat what;
        if (next < 0 && fstatat(at, word, &what, AT_SYMLINK_NOFOLLOW) == 0
            && S_ISLNK(what.st_mode))
            why = ELOOP;
        close(at);
        errno = why;
        at = next;
    }
    return at;
}

/* Its text; or NULL, and *why says why in a sentence. */
static char *handed_in(int file, const char *path, char **why)
{
    struct stat what;
    char *text = zeroed(SOURCE_BYTES + 1, 1);
    size_t size = 0;
    ssize_t more;
    *why = NULL;
    if (fstat(file, &what) != 0 || !S_ISREG(what.st_mode))
        *why = format("%s is no regular file.", path);
    else if (what.st_size > SOURCE_BYTES)
        *why = format("%s is larger than 1 MB.", path);
    while (!*why && size < SOURCE_BYTES
           && (more = read(file, text + size, SOURCE_BYTES - size)) > 0)
        size += (size_t)more;
    if (!*why && memchr(text, 0, size))
        *why = format("%s is no text.", path);
    return *why ? NULL : text;
}

static char *submission(const Exercise *e, const char *folder, char **why)
{
    char *places[] = {
        format("%s/%s.c", e->folder, e->slug),
        format("exercises/%s/%s.c", e->folder, e->slug),
        format("%s.c", e->slug),
    };
    for (int p = 0; p < 3; p++) {
        int file = open_below(folder, places[p]);
        if (file < 0 && (errno == ENOENT || errno == ENOTDIR))
            continue;
        if (file < 0) {
            *why = errno == ELOOP
                ? format("%s is a link, and must be a file.", places[p])
                : format("%s: %s.", places[p], strerror(errno));
            return NULL;
        }
        char *text = handed_in(file, places[p], why);
        close(file);
        return text;
    }
    *why = format("%s/%s.c is not there.", e->folder, e->slug);
    return NULL;
}

/* ---- what is told of a case ---------------------------------------------- */

static char *cut(const char *text)
{
    size_t length = strlen(text);
    return length <= VALUE_MOST ? format("%s", text)
        : format("%.*s ...", VALUE_MOST, text);
}

static char *inputs_of(const Case *c)
{
    char *all = format("%s", "");
    for (const Value *in = c->in; in; in = in->next)
        all = format("%s%s = %s\n", all, in->name, cut(in->text));
    return all;
}

static char *difference(const Case *got, const Case *expected)
{
    const Value *g = got->out, *e = expected->out;
    long index;
    while (g && e && value_agrees(g, e, &index)) {
        g = g->next;
        e = e->next;
    }
    if (!e)
        return format("%s", g ? "one answer too many"
                      : "it was not asked this");
    return format("%s: got %s, expected %s", e->name,
                  g ? cut(g->text) : "nothing", cut(e->text));
}

static char *ending_of(const Case *c)
{
    if (c->ending == HUNG)
        return format("it did not end within its time");
    if (c->ending == SWOLLEN)
        return format("it took more memory than it may");
    if (c->ending == GARBLED)
        return format("what it wrote among the answers is no answer");
    if (c->ending == CRASHED && c->code == SIGXFSZ)
        return format("it printed without end");
    if (c->ending == CRASHED)
        return format("it crashed: %s", strsignal(c->code));
    return format("it ended the program, with status %d", c->code);
}

static char *message_of(const Verdict *v, int c)
{
    const Case *expected = &v->expected->answers->at[c];
    const Answers *all = v->got->answers;
    const Case *got = all && c < all->count ? &all->at[c] : NULL;
    if (v->status[c] == PASSED || v->status[c] == NOT_RUN)
        return NULL;
    if (v->status[c] == MEMORY_ERROR)
        return memory_sentence(v, c);
    char *how = !got ? format("it was not run: the program had ended")
        : got->ending == RAN ? difference(got, expected) : ending_of(got);
    return format("%s%s", inputs_of(expected), how);
}

/* ---- the record ---------------------------------------------------------- */

static void record_verdict(const Verdict *v, ExerciseRecord *r)
{
    const Answers *expected = v->expected->answers;
    PartRecord *parts = zeroed((size_t)r->parts, sizeof *parts);
    CaseRecord *cases = zeroed((size_t)expected->count, sizeof *cases);
    for (int p = 0; p < r->parts; p++) {
        parts[p] = r->part[p];
        parts[p].points = v->part_points[p];
        parts[p].passed = v->passed[p];
        parts[p].cases = v->cases[p];
    }
    for (int c = 0; c < expected->count; c++)
        cases[c] = (CaseRecord){
            .number = c + 1, .part = expected->at[c].part,
            .name = expected->at[c].name, .status = v->status[c],
            .message = message_of(v, c),
        };
    r->part = parts;
    r->at = cases;
    r->cases = expected->count;
    r->points = v->points;
    r->status = v->got->compiled ? GRADED : UNCOMPILED;
    r->message = v->got->compiled ? NULL
        : format("%.*s", MESSAGES_MOST, v->got->messages);
    if (v->got->compiled && v->sanitized->compiled
        && !v->sanitized->answers->leaks)
        r->message = "Leaks were not looked for: they cannot be found here.";
}

/* All cases, none of them run. */
static void record_unrun(const Run *expected, ExerciseRecord *r,
                         const char *message)
{
    CaseRecord *cases = zeroed((size_t)expected->answers->count,
                               sizeof *cases);
    for (int c = 0; c < expected->answers->count; c++)
        cases[c] = (CaseRecord){
            .number = c + 1, .part = expected->answers->at[c].part,
            .name = expected->answers->at[c].name, .status = NOT_RUN,
        };
    r->at = cases;
    r->cases = expected->answers->count;
    r->status = UNCOMPILED;
    r->message = message;
}

/* ---- grading ------------------------------------------------------------- */

/* A box with the learner's file, and what it may include. */
static Box *filled_box(const Exercise *e, const Grading *g, const char *text)
{
    Box *box = box_open(g->kind, g->slot, g->boxes);
    glob_t headers = { 0 };
    glob("chapters/*/*.h", 0, NULL, &headers);
    for (size_t h = 0; h < headers.gl_pathc; h++)
        box_copy(box, headers.gl_pathv[h], headers.gl_pathv[h]);
    box_copy(box, header_of(e), header_of(e));
    write_file(box_path(box, exercise_path(e)), text);
    return box;
}

static void grade_in(const Box *box, const Exercise *e, const Grading *g,
                     ExerciseRecord *r)
{
    Variant v = { .exercise = e, .name = format("slot-%d", g->slot),
                  .source = exercise_path(e), .seed = g->seed, .box = box };
    Run *expected = expected_run(e, g->seed,
                                 format("slot-%d-solution", g->slot));
    char *forbidden = forbidden_in(&v);
    if (forbidden)
        record_unrun(expected, r, forbidden);
    else
        record_verdict(judge_variant(&v, expected, false), r);
}

void grade_exercise(const Exercise *e, const Grading *g, ExerciseRecord *r)
{
    char *why, *text = submission(e, g->folder, &why);
    struct timespec begin, end;
    r->message = why;
    r->status = text ? UNTOUCHED : MISSING;
    if (!text || strcmp(text, exercise_derive(e, false)) == 0)
        return;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    Box *box = filled_box(e, g, text);
    grade_in(box, e, g, r);
    if (!box_stop(box))
        die("No grade: what %s started could not be ended.", r->file);
    remove_folder(box->folder);
    clock_gettime(CLOCK_MONOTONIC, &end);
    r->seconds = (double)(end.tv_sec - begin.tv_sec)
        + (double)(end.tv_nsec - begin.tv_nsec) / 1e9;
}
