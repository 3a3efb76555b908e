/*
 * report_junit.c: JUnit XML, as junit.xsd describes it: a suite for each
 * exercise, a test for each case. A wrong answer is a failure; a crash, a
 * timeout or a memory error is an error. An exercise whose cases did not run
 * has one more test, about its file, so that no reader takes it for passed.
 */
#include "report.h"

#include <inttypes.h>

typedef struct {
    int tests, failures, errors, skipped;
} Counts;

static void put_xml(FILE *out, uint32_t c, bool twin)
{
    const char *name = c == '&' ? "&amp;" : c == '<' ? "&lt;"
        : c == '>' ? "&gt;" : c == '"' ? "&quot;" : c == '\t' ? "&#9;" : NULL;
    if (name)
        fputs(name, out);
    else if (twin)
        fprintf(out, "&#%u;", (unsigned)c);
    else
        report_put(out, c, false);
}

static void attribute(FILE *out, const char *name, const char *text)
{
    fprintf(out, " %s=\"", name);
    report_line(out, text, put_xml);
    putc('"', out);
}

static const char *element(CaseStatus status)
{
    return status == NOT_RUN ? "skipped"
        : status == WRONG || status == ENDED ? "failure" : "error";
}

static void count_case(Counts *counts, CaseStatus status)
{
    counts->tests++;
    counts->skipped += status == NOT_RUN;
    counts->failures += status == WRONG || status == ENDED;
    counts->errors += status == CRASHED_CASE || status == TIMED_OUT
        || status == MEMORY_ERROR;
}

static Counts count(const ExerciseRecord *e)
{
    Counts counts = { 0, 0, 0, 0 };
    for (int c = 0; c < e->cases; c++)
        count_case(&counts, e->at[c].status);
    counts.tests += e->status != GRADED;
    counts.skipped += e->status == UNTOUCHED;
    counts.errors += e->status == MISSING || e->status == UNCOMPILED;
    return counts;
}

static void put_counts(FILE *out, Counts counts, double seconds)
{
    fprintf(out, " tests=\"%d\" failures=\"%d\" errors=\"%d\" "
            "skipped=\"%d\" time=\"%.3f\"", counts.tests, counts.failures,
            counts.errors, counts.skipped, report_seconds(seconds));
}

static void put_case(FILE *out, const ExerciseRecord *e, const CaseRecord *c)
{
    fprintf(out, "    <testcase name=\"case %d, ", c->number);
    report_line(out, c->part, put_xml);
    fputs(", ", out);
    report_line(out, c->name, put_xml);
    putc('"', out);
    attribute(out, "classname", e->id);
    if (c->status == PASSED) {
        fputs("/>\n", out);
        return;
    }
    fprintf(out, ">\n      <%s", element(c->status));
    attribute(out, "message", report_case_words(c->status));
    if (c->status != NOT_RUN)
        attribute(out, "type", report_case_word(c->status));
    putc('>', out);
    report_lines(out, c->message, put_xml);
    fprintf(out, "</%s>\n    </testcase>\n", element(c->status));
}

/* The test that stands for a file whose cases did not run. */
static void put_file(FILE *out, const ExerciseRecord *e)
{
    bool error = e->status != UNTOUCHED;
    fputs("    <testcase name=\"the file\"", out);
    attribute(out, "classname", e->id);
    fprintf(out, ">\n      <%s message=\"", error ? "error" : "skipped");
    report_result(out, e);
    putc('"', out);
    if (error)
        attribute(out, "type", report_exercise_word(e->status));
    putc('>', out);
    report_lines(out, e->message, put_xml);
    fprintf(out, "</%s>\n    </testcase>\n", error ? "error" : "skipped");
}

static void put_suite(FILE *out, const GradeRecord *grade,
                      const ExerciseRecord *e)
{
    fputs("  <testsuite name=\"", out);
    report_line(out, e->id, put_xml);
    putc(' ', out);
    report_line(out, e->title, put_xml);
    putc('"', out);
    put_counts(out, count(e), e->seconds);
    attribute(out, "file", e->file);
    fprintf(out, ">\n    <properties>\n"
            "      <property name=\"points\" value=\"%d\"/>\n"
            "      <property name=\"of\" value=\"%d\"/>\n"
            "      <property name=\"seed\" value=\"%" PRIu64 "\"/>\n"
            "    </properties>\n", e->points, e->of, grade->seed);
    if (e->status != GRADED)
        put_file(out, e);
    for (int c = 0; c < e->cases; c++)
        put_case(out, e, &e->at[c]);
    fputs("  </testsuite>\n", out);
}

/* Says, as a test, that there is no mark: it is an error until there is a
   grade, and skipped in practice. */
static void put_standing(FILE *out, const GradeRecord *grade)
{
    const char *name = grade->graded ? "skipped" : "error";
    fputs("  <testsuite name=\"the grade\"", out);
    put_counts(out, (Counts){ 1, 0, !grade->graded, grade->graded }, 0);
    fprintf(out, ">\n    <testcase name=\"a mark\" classname=\"grade\">\n"
            "      <%s message=\"%s\"%s/>\n    </testcase>\n"
            "  </testsuite>\n", name, report_standing(grade),
            grade->graded ? "" : " type=\"not-graded\"");
}

void report_junit(FILE *out, const GradeRecord *grade)
{
    bool mark = !report_standing(grade);
    Counts all = { !mark, 0, !grade->graded, grade->graded && !mark };
    for (int e = 0; e < grade->exercises; e++) {
        Counts counts = count(&grade->at[e]);
        all.tests += counts.tests;
        all.failures += counts.failures;
        all.errors += counts.errors;
        all.skipped += counts.skipped;
    }
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites", out);
    attribute(out, "name", grade->name && *grade->name ? grade->name
              : "exercises");
    put_counts(out, all, grade->seconds);
    fputs(">\n", out);
    if (!mark)
        put_standing(out, grade);
    for (int e = 0; e < grade->exercises; e++)
        put_suite(out, grade, &grade->at[e]);
    fputs("</testsuites>\n", out);
}
