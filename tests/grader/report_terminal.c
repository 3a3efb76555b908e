/* report_terminal.c: for a person; colours only where one is looking. */
#include "report.h"

#include <inttypes.h>
#include <unistd.h>

static const char *colour(FILE *out, const char *code)
{
    return isatty(fileno(out)) ? code : "";
}

/* Each line of a message stands behind a bar: it was not the grader who said
   it. */
static void put_quoted(FILE *out, uint32_t c, bool twin)
{
    report_put(out, c, twin);
    if (c == '\n')
        fputs("     | ", out);
}

static void put_message(FILE *out, const char *message)
{
    if (!message || !*message)
        return;
    fputs("     | ", out);
    report_lines(out, message, put_quoted);
    putc('\n', out);
}

static void put_sign(FILE *out, int points, int of)
{
    fprintf(out, "%s%s%s ", colour(out, points >= of ? "\033[32m"
            : points > 0 ? "\033[33m" : "\033[31m"),
            report_sign(points, of), colour(out, "\033[0m"));
}

static void put_exercise(FILE *out, const ExerciseRecord *e)
{
    const CaseRecord *c = e->status == GRADED ? report_failure(e, NULL) : NULL;
    put_sign(out, e->points, e->of);
    fputs(colour(out, "\033[1m"), out);
    report_line(out, e->id, report_put);
    putc(' ', out);
    report_line(out, e->title, report_put);
    fprintf(out, "%s, %d/%d points, ", colour(out, "\033[0m"), e->points,
            e->of);
    report_result(out, e);
    putc('\n', out);
    for (int p = 0; p < e->parts && e->status == GRADED; p++) {
        fputs("   ", out);
        put_sign(out, e->part[p].points, e->part[p].of);
        report_line(out, e->part[p].name, report_put);
        fprintf(out, ", %d/%d points, %d of %d cases\n", e->part[p].points,
                e->part[p].of, e->part[p].passed, e->part[p].cases);
    }
    put_message(out, e->message);
    if (c) {
        fprintf(out, "     case %d, ", c->number);
        report_line(out, c->part, report_put);
        fputs(", ", out);
        report_line(out, c->name, report_put);
        fprintf(out, ", %s\n", report_case_words(c->status));
        put_message(out, c->message);
    }
}

void report_terminal(FILE *out, const GradeRecord *grade)
{
    const char *standing = report_standing(grade);
    for (int e = 0; e < grade->exercises; e++)
        put_exercise(out, &grade->at[e]);
    fprintf(out, "\n%s%d of %d points%s", colour(out, "\033[1m"),
            grade->points, grade->of, colour(out, "\033[0m"));
    if (grade->name && *grade->name) {
        fputs(" for ", out);
        report_line(out, grade->name, report_put);
    }
    fputs("\nsandbox ", out);
    report_line(out, grade->sandbox, report_put);
    fprintf(out, ", %.1f s; SEED=%" PRIu64 " repeats this grade\n",
            report_seconds(grade->seconds), grade->seed);
    if (standing)
        fprintf(out, "%s\n", standing);
}
