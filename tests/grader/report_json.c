/* report_json.c: JSON of our own; README.md says what each field is. */
#include "report.h"

#include <inttypes.h>

void report_put_json(FILE *out, uint32_t c, bool twin)
{
    if (c == '\n')
        fputs("\\n", out);
    else if (c == '\t')
        fputs("\\t", out);
    else if (twin)
        fprintf(out, "\\u%04x", (unsigned)c);
    else {
        if (c == '"' || c == '\\')
            putc('\\', out);
        report_put(out, c, false);
    }
}

void report_string(FILE *out, const char *text)
{
    putc('"', out);
    report_line(out, text, report_put_json);
    putc('"', out);
}

void report_strings(FILE *out, const char *text)
{
    putc('"', out);
    report_lines(out, text, report_put_json);
    putc('"', out);
}

/* A field before another one. */
static void field(FILE *out, const char *name, const char *text)
{
    fprintf(out, "\"%s\": ", name);
    report_string(out, text);
    fputs(", ", out);
}

static void message(FILE *out, const char *text)
{
    fputs("\"message\": ", out);
    if (text)
        report_strings(out, text);
    else
        fputs("null", out);
}

static void put_part(FILE *out, const PartRecord *part)
{
    fputs("        { ", out);
    field(out, "name", part->name);
    fprintf(out, "\"points\": %d, \"of\": %d, \"passed\": %d, "
            "\"cases\": %d }", part->points, part->of, part->passed,
            part->cases);
}

static void put_case(FILE *out, const CaseRecord *c)
{
    fprintf(out, "        { \"number\": %d, ", c->number);
    field(out, "part", c->part);
    field(out, "name", c->name);
    field(out, "status", report_case_word(c->status));
    message(out, c->message);
    fputs(" }", out);
}

static void put_exercise(FILE *out, const ExerciseRecord *e)
{
    fputs("    { ", out);
    field(out, "id", e->id);
    field(out, "file", e->file);
    fputs("\n      ", out);
    field(out, "title", e->title);
    fputs("\n      ", out);
    field(out, "status", report_exercise_word(e->status));
    message(out, e->message);
    fprintf(out, ",\n      \"points\": %d, \"of\": %d, \"seconds\": %.3f,\n"
            "      \"parts\": [", e->points, e->of,
            report_seconds(e->seconds));
    for (int p = 0; p < e->parts; p++) {
        fputs(p ? ",\n" : "\n", out);
        put_part(out, &e->part[p]);
    }
    fputs(" ],\n      \"cases\": [", out);
    for (int c = 0; c < e->cases; c++) {
        fputs(c ? ",\n" : "\n", out);
        put_case(out, &e->at[c]);
    }
    fputs(" ] }", out);
}

static const char *truth(bool true_)
{
    return true_ ? "true" : "false";
}

void report_json(FILE *out, const GradeRecord *grade)
{
    fputs("{ \"format\": \"literate-transformer-grade\", \"version\": 1,\n"
          "  ", out);
    field(out, "name", grade->name);
    fprintf(out, "\n  \"graded\": %s, \"practice\": %s,\n  ",
            truth(grade->graded), truth(grade->practice));
    field(out, "sandbox", grade->sandbox);
    /* A string: readers of JSON round numbers beyond 2^53. */
    fprintf(out, "\"seed\": \"%" PRIu64 "\",\n  \"points\": %d, "
            "\"of\": %d, \"seconds\": %.3f,\n  \"exercises\": [",
            grade->seed, grade->points, grade->of,
            report_seconds(grade->seconds));
    for (int e = 0; e < grade->exercises; e++) {
        fputs(e ? ",\n" : "\n", out);
        put_exercise(out, &grade->at[e]);
    }
    fputs(" ] }\n", out);
}
