/* manifest.c: the files of a release and their digests. */
#define _GNU_SOURCE
#include "release.h"
#include "recorded.h"

#include <ftw.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

uint64_t file_digest(const char *path)
{
    struct stat about;
    if (lstat(path, &about) != 0 || !S_ISREG(about.st_mode))
        return 0;
    FILE *file = fopen(path, "r");
    if (!file)
        return 0;
    uint64_t d = DIGEST_START;
    for (int c; (c = getc_unlocked(file)) != EOF; )
        d = (d ^ (unsigned char)c) * 0x100000001b3u;
    bool bad = ferror(file);
    fclose(file);
    return bad ? 0 : d;
}

static void append(Manifest *m, const char *path, uint64_t of)
{
    if ((m->count & (m->count - 1)) == 0) {
        size_t room = m->count ? 2 * (size_t)m->count : 1;
        m->at = realloc(m->at, room * sizeof *m->at);
        if (!m->at)
            die("grader: out of memory");
    }
    m->at[m->count++] = (Entry){ format("%s", path), of };
}

static Manifest walked;
static size_t root_length;

static int walk(const char *path, const struct stat *about, int what,
                struct FTW *where)
{
    const char *below = path + root_length;
    (void)where;
    if (what == FTW_F && S_ISREG(about->st_mode)
        && !starts(below, "build/") && strcmp(below, RELEASE) != 0)
        append(&walked, below, file_digest(path));
    return 0;
}

static int by_path(const void *a, const void *b)
{
    const Entry *one = a, *other = b;
    return strcmp(one->path, other->path);
}

Manifest manifest_of(const char *root)
{
    walked = (Manifest){ 0 };
    root_length = strlen(root) + 1;
    if (nftw(root, walk, 16, FTW_PHYS) != 0)
        die("%s: cannot be read", root);
    qsort(walked.at, (size_t)walked.count, sizeof *walked.at, by_path);
    return walked;
}

static char *lines_of(const Manifest *m)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("grader: out of memory");
    for (int i = 0; i < m->count; i++)
        fprintf(out, "%016" PRIx64 " %s\n", m->at[i].digest, m->at[i].path);
    fclose(out);
    return text;
}

char *manifest_text(const Manifest *m)
{
    char *lines = lines_of(m);
    return format("version %016" PRIx64 "\n%s",
                  digest(DIGEST_START, lines), lines);
}

Manifest manifest_read(const char *path, bool checked)
{
    Manifest m = { 0 };
    char *text = read_file(path), *rest = text ? format("%s", text) : NULL;
    uint64_t of;
    int at;
    for (char *line; rest && (line = next_line(&rest)); )
        if (sscanf(line, "%16" SCNx64 " %n", &of, &at) == 1)
            append(&m, line + at, of);
    if (checked && (!text || strcmp(text, manifest_text(&m)) != 0))
        die("%s: %s; nothing is changed", path, text ? "it is not whole"
            : "not there, so this is no tree that make release made");
    return m;
}

bool manifest_has(const Manifest *m, const char *path, uint64_t of)
{
    for (int i = 0; i < m->count; i++)
        if (m->at[i].digest == of && strcmp(m->at[i].path, path) == 0)
            return true;
    return false;
}

bool manifest_names(const Manifest *m, const char *path)
{
    for (int i = 0; i < m->count; i++)
        if (strcmp(m->at[i].path, path) == 0)
            return true;
    return false;
}

int command_manifest(const char *root)
{
    Manifest m = manifest_of(root);
    for (int i = 0; i < m.count; i++)
        if (strchr(m.at[i].path, '\n'))
            die("%s: a name with a line's end in it", m.at[i].path);
    write_file(format("%s/" RELEASE, root), manifest_text(&m));
    return 0;
}
