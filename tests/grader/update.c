/*
 * update.c: a new release into a learner's tree. What a learner wrote is never
 * lost: an exercise they changed stays, any other file they changed is kept
 * under a numbered name before a new one is renamed into its place. RELEASE
 * is written last. Until then .release.new, which has the new manifest, says
 * which files an interrupted update had brought, and not the learner.
 */
#include "release.h"
#include "recorded.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BROUGHT ".release.new"

typedef struct {
    const char *from, *to;
    Manifest before, brought, now;
    int replaced, kept, removed;
} Update;

static bool there(const char *path)
{
    struct stat about;
    return lstat(path, &about) == 0;
}

/* Whether a file is as a release had it. */
static bool handed_out(const Update *u, const char *path, uint64_t of)
{
    return manifest_has(&u->before, path, of)
        || manifest_has(&u->brought, path, of);
}

static bool learners(const char *path)
{
    size_t length = strlen(path);
    return starts(path, "exercises/") && length > 2
        && strcmp(path + length - 2, ".c") == 0;
}

/* Copies by way of a file beside it. */
static void bring(const char *from, const char *to)
{
    struct stat about;
    char buffer[1 << 16], *part = format("%s.%d.part", to, (int)getpid());
    size_t count;
    make_folders(to);
    FILE *in = fopen(from, "r"), *out = fopen(part, "w");
    if (!in || !out)
        die("%s: %s", in ? part : from, strerror(errno));
    while ((count = fread(buffer, 1, sizeof buffer, in)) > 0)
        fwrite(buffer, 1, count, out);
    bool bad = ferror(in) || ferror(out) || fstat(fileno(in), &about) != 0
        || fchmod(fileno(out), about.st_mode & 0777) != 0;
    fclose(in);
    bad = fclose(out) != 0 || bad;
    if (bad || rename(part, to) != 0) {
        unlink(part);
        die("%s: it cannot be written; the same command goes on from here",
            to);
    }
}

/* Another name for a file: the first number that is free. One that an
   interrupted update made is taken as it is. */
static char *backup(const char *path)
{
    struct stat one, other;
    if (lstat(path, &one) != 0)
        die("%s: %s", path, strerror(errno));
    for (int number = 1; ; number++) {
        char *name = format("%s.~%d~", path, number);
        if (link(path, name) == 0)
            return name;
        if (errno != EEXIST)
            die("%s: the backup cannot be made: %s", name, strerror(errno));
        if (lstat(name, &other) == 0 && one.st_ino == other.st_ino
            && one.st_dev == other.st_dev)
            return name;
    }
}

static void update_file(Update *u, const Entry *entry)
{
    char *path = format("%s/%s", u->to, entry->path);
    uint64_t is = file_digest(path);
    if (is == entry->digest)
        return;
    if (there(path) && !handed_out(u, entry->path, is)) {
        if (learners(entry->path)) {
            printf("%s: yours, and left alone\n", entry->path);
            u->kept++;
            return;
        }
        printf("%s: you had changed it; yours is now %s\n", entry->path,
               backup(path) + strlen(u->to) + 1);
    }
    bring(format("%s/%s", u->from, entry->path), path);
    u->replaced++;
}

/* A file that the new release no longer has. */
static void drop_file(Update *u, const Entry *entry)
{
    char *path = format("%s/%s", u->to, entry->path);
    if (manifest_names(&u->now, entry->path) || !there(path))
        return;
    if (!handed_out(u, entry->path, file_digest(path))) {
        printf("%s: no longer in the course; yours, and left alone\n",
               entry->path);
        u->kept++;
        return;
    }
    unlink(path);
    u->removed++;
    for (char *slash; (slash = strrchr(path, '/')) > path + strlen(u->to); ) {
        *slash = '\0';
        if (rmdir(path) != 0)
            break;
    }
}

static void check_trees(const Update *u)
{
    struct stat from, to;
    if (stat(u->from, &from) == 0 && stat(u->to, &to) == 0
        && from.st_ino == to.st_ino && from.st_dev == to.st_dev)
        die("%s: it cannot be updated from itself", u->to);
    for (int i = 0; i < u->now.count; i++)
        if (file_digest(format("%s/%s", u->from, u->now.at[i].path))
            != u->now.at[i].digest)
            die("%s/%s: not as it was released; unpack the course again",
                u->from, u->now.at[i].path);
}

int command_update(const char *from, const char *to)
{
    char *release = format("%s/" RELEASE, to);
    char *note = format("%s/" BROUGHT, to);
    Update u = { .from = from, .to = to,
                 .before = manifest_read(release, true),
                 .brought = manifest_read(note, false),
                 .now = manifest_read(format("%s/" RELEASE, from), true) };
    check_trees(&u);
    write_file(note, format("%s%s", there(note) ? read_file(note) : "",
                            manifest_text(&u.now)));
    for (int i = 0; i < u.now.count; i++)
        update_file(&u, &u.now.at[i]);
    for (int i = 0; i < u.before.count; i++)
        drop_file(&u, &u.before.at[i]);
    for (int i = 0; i < u.brought.count; i++)
        drop_file(&u, &u.brought.at[i]);
    bring(format("%s/" RELEASE, from), release);
    unlink(note);
    printf("%s: %d files brought, %d removed, %d of yours left alone\n", to,
           u.replaced, u.removed, u.kept);
    return 0;
}
