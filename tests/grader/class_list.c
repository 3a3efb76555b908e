/* class_list.c: the submissions of a folder, and what each is made of. */
#include "class_run.h"
#include "release.h"

#include <dirent.h>
#include <errno.h>
#include <glob.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SOURCE_BYTES = 1 << 20 };

static uint64_t mixed(uint64_t d, uint64_t with)
{
    return digest(d, format("%" PRIx64, with));
}

/* Of all files in the tree that a grade depends on. */
static uint64_t tree_digest(void)
{
    static const char *const patterns[] = {
        "solutions/*/*.c", "exercises/*/*.h", "chapters/*/*.[ch]",
        "tests/driver*", "tests/[0-9]*/*.c", "tests/[0-9]*/mistakes/*.c",
        "tests/grader/*.[ch]",
    };
    const char *compiler = getenv("CC");
    uint64_t d = digest(DIGEST_START, compiler);
    for (size_t p = 0; p < sizeof patterns / sizeof *patterns; p++) {
        glob_t files = { 0 };
        glob(patterns[p], 0, NULL, &files);
        for (size_t f = 0; f < files.gl_pathc; f++)
            d = mixed(digest(d, files.gl_pathv[f]),
                      file_digest(files.gl_pathv[f]));
        globfree(&files);
    }
    return d;
}

/* Of a place where a submission may have an answer. What is no file, or too
   large for one, is not opened. */
static uint64_t place_digest(uint64_t d, const char *path)
{
    struct stat about;
    if (lstat(path, &about) != 0)
        return mixed(d, 0);
    if (!S_ISREG(about.st_mode) || about.st_size > SOURCE_BYTES)
        return mixed(mixed(d, about.st_mode), (uint64_t)about.st_size);
    return mixed(mixed(d, 1), file_digest(path));
}

static uint64_t submission_digest(const Exercises *all, const char *folder)
{
    uint64_t d = DIGEST_START;
    for (int i = 0; i < all->count; i++) {
        const Exercise *e = &all->at[i];
        d = place_digest(d, format("%s/%s/%s.c", folder, e->folder, e->slug));
        d = place_digest(d, format("%s/%s", folder, exercise_path(e)));
        d = place_digest(d, format("%s/%s.c", folder, e->slug));
    }
    return d;
}

static int shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int by_name(const struct dirent **one, const struct dirent **other)
{
    return strcmp((*one)->d_name, (*other)->d_name);
}

/* One submission; `made` stands for all else that its grade depends on. */
static void look_at(Class *class, Submission *s, const Exercises *all,
                    uint64_t made)
{
    struct stat about;
    char *path = format("%s/%s", class->folder, s->name);
    s->reports = format("%s/reports/%s", class->out, s->name);
    s->folder = lstat(path, &about) == 0 && S_ISDIR(about.st_mode);
    if (!s->folder) {
        class->without++;
        return;
    }
    s->key = format("%016" PRIx64 " %016" PRIx64 "\n", made,
                    submission_digest(all, path));
    char *finished = read_file(format("%s/finished", s->reports));
    s->finished = finished && strcmp(finished, s->key) == 0
        && access(format("%s/grade.csv", s->reports), R_OK) == 0;
    class->kept += s->finished;
}

void class_list(Class *class, const Exercises *all)
{
    struct dirent **entries;
    int count = scandir(class->folder, &entries, shown, by_name);
    if (count < 0)
        die("SUBMISSIONS=%s: %s", class->folder, strerror(errno));
    if (count == 0)
        die("SUBMISSIONS=%s: there is no submission in it", class->folder);
    uint64_t made = mixed(digest(tree_digest(), class->exercises),
                          class->seed);
    class->at = zeroed((size_t)count, sizeof *class->at);
    class->count = count;
    for (int i = 0; i < count; i++) {
        class->at[i].name = entries[i]->d_name;
        look_at(class, &class->at[i], all, made);
    }
    class->finished = class->kept;
    if (class->kept)
        printf("%d of %d submissions are finished already\n", class->kept,
               count);
}
