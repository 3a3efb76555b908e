/* class_table.c: how far it is, and the points of all. */
#include "class_run.h"
#include "report.h"
#include "show.h"

#include <string.h>
#include <unistd.h>

enum { BAR = 24 };

/* "40 s" or "12 min". */
static char *duration(double seconds)
{
    return seconds < 100 ? format("%.0f s", seconds)
                         : format("%.0f min", seconds / 60);
}

static void progress_bar(const Class *class, int done)
{
    int graded = class->finished - class->kept;
    double each = (now() - class->began) / (graded ? graded : 1);
    printf("\r");
    show_bar(done, class->count, BAR);
    printf(" %d/%d, %.1f s each, %s left\033[K", done, class->count, each,
           duration(each * (class->count - done)));
    if (done == class->count)
        putchar('\n');
}

/* The row of a finished submission's table: what follows its heading. */
static char *row_of(const Submission *s, char **heading)
{
    char *text = s->finished ? read_file(format("%s/grade.csv", s->reports))
                             : NULL;
    char *end = text ? strchr(text, '\n') : NULL;
    if (!end)
        return NULL;
    if (heading)
        *heading = format("%.*s", (int)(end + 1 - text), text);
    return end + 1;
}

/* "17 of 25", from the end of a row. */
static char *points_in(char *row)
{
    char *of = strrchr(row, ','), *points;
    row[strcspn(row, "\r\n")] = '\0';
    if (!of)
        return format("graded");
    *of = '\0';
    points = strrchr(row, ',');
    return format("%s of %s points", points ? points + 1 : "?", of + 1);
}

void class_progress(const Class *class, const Submission *just)
{
    int done = class->finished + class->without;
    if (isatty(1)) {
        progress_bar(class, done);
    } else {
        char *row = row_of(just, NULL);
        printf("%d/%d ", done, class->count);
        report_csv_text(stdout, just->name);
        printf(" %s\n", row ? points_in(row) : class->stopped ? "stopped"
               : "no grade");
    }
    fflush(stdout);
}

/* A submission that has no grade: as many fields as the others. */
static void row_without(FILE *out, const Submission *s, const char *heading)
{
    report_csv_text(out, s->name);
    fputs(",no", out);
    for (const char *c = strchr(heading, ',') + 1; *c; c++)
        if (*c == ',')
            putc(',', out);
    fputs("\r\n", out);
}

static void write_table(const Class *class, const char *path)
{
    char *heading = format("submission,graded\r\n"), *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("grader: out of memory");
    for (int i = 0; i < class->count; i++)
        if (row_of(&class->at[i], &heading))
            break;
    fputs(heading, out);
    for (int i = 0; i < class->count; i++) {
        char *row = row_of(&class->at[i], NULL);
        if (row)
            fputs(row, out);
        else
            row_without(out, &class->at[i], heading);
    }
    fclose(out);
    write_file(path, text);
}

static void say_without(const Class *class)
{
    for (int i = 0; i < class->count; i++) {
        const Submission *s = &class->at[i];
        if (s->finished)
            continue;
        char *log = s->folder ? read_file(format("%s/log", s->reports))
                              : NULL;
        fputs("no grade: ", stdout);
        report_csv_text(stdout, s->name);
        printf(": %s\n", !s->folder ? "it is no folder" : log && *log
               ? next_line(&log) : "the grader did not end well");
    }
}

int class_table(const Class *class)
{
    char *path = format("%s/grades.csv", class->out);
    int graded = class->finished - class->kept;
    write_table(class, path);
    if (isatty(1) && class->stopped)
        putchar('\n');
    if (!class->stopped)
        say_without(class);
    printf("%s: %d of %d submissions have a grade", path, class->finished,
           class->count);
    if (graded)
        printf("; %.1f s each", (class->ended - class->began) / graded);
    printf(class->stopped ? ". Stopped; the same command goes on from here.\n"
           : ".\n");
    return class->finished < class->count;
}
