/*
 * report_markdown.c: a page for a summary on GitHub and for a file. What
 * learners wrote stands in fenced blocks, four blanks before each line: a
 * fence that is set in so far ends nothing.
 */
#include "report.h"

#include <inttypes.h>
#include <string.h>

/* Inside a paragraph or a table. */
static void put_inline(FILE *out, uint32_t c, bool twin)
{
    (void)twin;                 /* the backslash parts them */
    if (c < 0x80 && strchr("\\`*_[]<>#|~&:@$", (int)c))
        putc('\\', out);
    report_put(out, c, false);
}

/* Inside a fenced block. */
static void put_fenced(FILE *out, uint32_t c, bool twin)
{
    report_put(out, c, twin);
    if (c == '\n')
        fputs("    ", out);
}

static void put_block(FILE *out, const char *message)
{
    if (!message || !*message)
        return;
    fputs("\n```text\n    ", out);
    report_lines(out, message, put_fenced);
    fputs("\n```\n", out);
}

static void put_row(FILE *out, const ExerciseRecord *e)
{
    fprintf(out, "| %s ", report_sign(e->points, e->of));
    report_line(out, e->id, put_inline);
    fputs(" | ", out);
    report_line(out, e->title, put_inline);
    fprintf(out, " | %d/%d | ", e->points, e->of);
    report_result(out, e);
    fputs(" |\n", out);
}

static void put_failure(FILE *out, const ExerciseRecord *e,
                        const CaseRecord *c)
{
    putc('\n', out);
    for (int p = 0; p < e->parts; p++) {
        fputs("- ", out);
        report_line(out, e->part[p].name, put_inline);
        fprintf(out, ", %d/%d points, %d of %d cases\n", e->part[p].points,
                e->part[p].of, e->part[p].passed, e->part[p].cases);
    }
    fprintf(out, "\nThe first that does not pass is case %d, ", c->number);
    report_line(out, c->part, put_inline);
    fputs(", ", out);
    report_line(out, c->name, put_inline);
    fprintf(out, ", which %s.\n", report_case_words(c->status));
    put_block(out, c->message);
}

/* What a learner should read about one exercise. */
static void put_section(FILE *out, const ExerciseRecord *e)
{
    const CaseRecord *c = e->status == GRADED ? report_failure(e, NULL) : NULL;
    if (!c && !(e->message && *e->message))
        return;
    fputs("\n## ", out);
    report_line(out, e->id, put_inline);
    putc(' ', out);
    report_line(out, e->title, put_inline);
    fputs("\n\n", out);
    fputs("File ", out);
    report_line(out, e->file, put_inline);
    fputs("\n", out);
    put_block(out, e->message);
    if (c)
        put_failure(out, e, c);
}

void report_markdown(FILE *out, const GradeRecord *grade)
{
    const char *standing = report_standing(grade);
    fputs("# Grade", out);
    if (grade->name && *grade->name)
        fputs(" of ", out);
    report_line(out, grade->name, put_inline);
    fprintf(out, "\n\n**%d of %d points**, seed `%" PRIu64 "`, sandbox ",
            grade->points, grade->of, grade->seed);
    report_line(out, grade->sandbox, put_inline);
    fprintf(out, ", %.1f s\n", report_seconds(grade->seconds));
    if (standing)
        fprintf(out, "\n**%s**\n", standing);
    fputs("\n| | exercise | points | result |\n"
          "| --- | --- | ---: | --- |\n", out);
    for (int e = 0; e < grade->exercises; e++)
        put_row(out, &grade->at[e]);
    for (int e = 0; e < grade->exercises; e++)
        put_section(out, &grade->at[e]);
}
