/* source.c: the header comment of a solution, its fields and hints. */
#include "source.h"

#include <glob.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void source_error(Reader *r, int line, const char *message, ...)
{
    va_list values;
    fprintf(stderr, "%s:%d: ", r->path, line);
    va_start(values, message);
    vfprintf(stderr, message, values);
    va_end(values);
    fputc('\n', stderr);
    r->bad = true;
}

/* What a line of the header comment says, without its star. */
static char *header_words(char *line)
{
    line += strspn(line, " \t");
    if (*line == '*')
        line++;
    return line + strspn(line, " ");
}

static void join(char **text, const char *words)
{
    *text = **text ? format("%s %s", *text, words) : format("%s", words);
}

/* parts: values 2, edges 1 */
static void read_parts(Reader *r, char *words, int line)
{
    Exercise *e = r->exercise;
    char *rest = NULL;
    for (char *item = strtok_r(words, ",", &rest); item;
         item = strtok_r(NULL, ",", &rest)) {
        Part part = { zeroed(strlen(item) + 1, 1), 0 };
        char beyond;
        if (sscanf(item, " %s %d %c", part.name, &part.points, &beyond) != 2
            || part.points < 1)
            source_error(r, line, "a part is a name and its points, not '%s'",
                         item + strspn(item, " "));
        else if (e->parts == PARTS_MOST)
            source_error(r, line, "more than %d parts", PARTS_MOST);
        else
            e->part[e->parts++] = part;
    }
    r->parts_line = line;
}

static void read_points(Reader *r, const char *words, int line)
{
    char beyond;
    if (sscanf(words, "%d %c", &r->exercise->points, &beyond) != 1
        || r->exercise->points < 1)
        source_error(r, line, "points are a whole number, not '%s'",
                     words + strspn(words, " "));
    r->points_line = line;
}

/* One line of the header; *open is the text that a line without a field goes
   on, or NULL. */
static void header_line(Reader *r, char *words, int line, char ***open)
{
    Exercise *e = r->exercise;
    if (!e->title && *words) {
        e->title = format("%s", words);
    } else if (starts(words, "difficulty:")) {
        e->difficulty = format("%s", words + 11 + strspn(words + 11, " "));
    } else if (starts(words, "points:")) {
        read_points(r, words + 7, line);
    } else if (starts(words, "parts:")) {
        read_parts(r, words + 6, line);
    } else if (starts(words, "uses:")) {
        e->uses = format("%s", words + 5 + strspn(words + 5, " "));
    } else if (starts(words, "after:")) {
        e->after = format("%s", words + 6 + strspn(words + 6, " "));
        *open = &e->after;
    } else if (starts(words, "hint:")) {
        if (e->hints == HINTS_MOST) {
            source_error(r, line, "more than %d hints", HINTS_MOST);
            return;
        }
        *open = &e->hint[e->hints++];
        **open = format("%s", words + 5 + strspn(words + 5, " "));
    } else if (*open && *words) {
        join(*open, words);
    }
}

/* Reads the header; returns the number of its last line. */
static int read_header(Reader *r, char *text)
{
    int number = 0;
    char **open = NULL;
    for (char *line; (line = next_line(&text)); ) {
        number++;
        if (number == 1 && !starts(line, "/*"))
            break;
        if (strstr(line, "*/"))
            return number;
        if (number > 1)
            header_line(r, header_words(line), number, &open);
    }
    source_error(r, 1, "the file must start with a header comment");
    return 0;
}

static void check_header(Reader *r, int last)
{
    Exercise *e = r->exercise;
    int sum = 0;
    if (last == 0)
        return;
    for (int p = 0; p < e->parts; p++)
        sum += e->part[p].points;
    if (!e->title)
        source_error(r, 1, "no title in the header");
    if (!e->difficulty)
        source_error(r, 1, "no 'difficulty:' in the header");
    if (!r->points_line)
        source_error(r, 1, "no 'points:' in the header");
    if (!r->parts_line)
        source_error(r, 1, "no 'parts:' in the header");
    else if (!r->bad && sum != e->points)
        source_error(r, r->parts_line,
                     "the parts add up to %d, but the points are %d", sum,
                     e->points);
    if (!e->after)
        source_error(r, 1, "no 'after:' in the header");
    if (e->hints < HINTS_LEAST)
        source_error(r, last, "%d hints, and at least %d are needed",
                     e->hints, HINTS_LEAST);
}

bool exercise_read(Exercise *e, const char *folder, const char *file)
{
    Reader r = { .exercise = e,
                 .path = format("solutions/%s/%s", folder, file) };
    *e = (Exercise){ .folder = format("%s", folder),
                     .slug = format("%.*s", (int)strlen(file) - 2, file),
                     .chapter = atoi(folder), .number = atoi(file),
                     .source = read_file(r.path) };
    if (!e->source)
        die("%s: cannot be read", r.path);
    int last = read_header(&r, format("%s", e->source));
    check_header(&r, last);
    read_groups(&r, format("%s", e->source), last);
    return !r.bad;
}

char *exercise_path(const Exercise *e)
{
    return format("exercises/%s/%s.c", e->folder, e->slug);
}

char *exercise_id(const Exercise *e)
{
    return format("%d.%d", e->chapter, e->number);
}

static int by_number(const void *a, const void *b)
{
    const Exercise *one = a, *other = b;
    return one->chapter != other->chapter ? one->chapter - other->chapter
                                          : one->number - other->number;
}

Exercises *exercises_all(void)
{
    glob_t files = { 0 };
    bool bad = false;
    glob("solutions/[0-9]*/[0-9]*.c", 0, NULL, &files);
    Exercises *all = zeroed(1, sizeof *all);
    all->at = zeroed(files.gl_pathc, sizeof *all->at);
    for (size_t f = 0; f < files.gl_pathc; f++) {
        char *folder = files.gl_pathv[f] + strlen("solutions/");
        char *slash = strchr(folder, '/');
        *slash = '\0';
        if (!exercise_read(&all->at[all->count++], folder, slash + 1))
            bad = true;
    }
    qsort(all->at, (size_t)all->count, sizeof *all->at, by_number);
    return bad ? NULL : all;
}

Exercise *exercise_find(Exercises *all, const char *id)
{
    int chapter, number;
    char beyond;
    if (sscanf(id, "%d.%d%c", &chapter, &number, &beyond) != 2)
        die("EX=%s: an exercise is named like 1.2", id);
    for (int i = 0; i < all->count; i++)
        if (all->at[i].chapter == chapter && all->at[i].number == number)
            return &all->at[i];
    die("EX=%s: there is no such exercise; `make check` lists them", id);
}
