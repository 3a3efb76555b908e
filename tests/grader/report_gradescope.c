/* report_gradescope.c: results.json of Gradescope, one test for each part. */
#include "report.h"

#include <inttypes.h>

/* What a student reads below a part: the message of an exercise that was not
   graded stands below its first part. */
static void put_output(FILE *out, const ExerciseRecord *e, int p)
{
    const PartRecord *part = &e->part[p];
    const CaseRecord *c = report_failure(e, part->name);
    fputs("\"output\": \"", out);
    if (e->status != GRADED) {
        report_result(out, e);
        fputs(".\\n", out);
        report_lines(out, p ? NULL : e->message, report_put_json);
    } else {
        fprintf(out, "%d of %d cases pass.", part->passed, part->cases);
    }
    if (e->status == GRADED && c) {
        fprintf(out, "\\nCase %d, ", c->number);
        report_line(out, c->name, report_put_json);
        fprintf(out, ", %s.\\n", report_case_words(c->status));
        report_lines(out, c->message, report_put_json);
    }
    putc('"', out);
}

static void put_test(FILE *out, const GradeRecord *grade,
                     const ExerciseRecord *e, int p)
{
    const PartRecord *part = &e->part[p];
    bool passed = grade->graded && part->points == part->of;
    fputs("    { \"number\": ", out);
    report_string(out, e->id);
    fputs(", \"name\": \"", out);
    report_line(out, e->title, report_put_json);
    fputs(", ", out);
    report_line(out, part->name, report_put_json);
    fprintf(out, "\",\n      \"score\": %d, \"max_score\": %d, "
            "\"status\": \"%s\",\n      ", part->points, part->of,
            passed ? "passed" : "failed");
    put_output(out, e, p);
    fputs(",\n      \"name_format\": \"text\", \"output_format\": \"text\", "
          "\"visibility\": \"visible\" }", out);
}

static void put_head(FILE *out, const GradeRecord *grade)
{
    const char *standing = report_standing(grade);
    fprintf(out, "{ \"score\": %d, \"execution_time\": %.1f,\n  "
            "\"output\": \"%s%sseed %" PRIu64 ", sandbox ", grade->points,
            report_seconds(grade->seconds), standing ? standing : "",
            standing ? "\\n" : "", grade->seed);
    report_line(out, grade->sandbox, report_put_json);
    fprintf(out, "\",\n  \"output_format\": \"text\", "
            "\"test_output_format\": \"text\", \"test_name_format\": "
            "\"text\",\n  \"visibility\": \"visible\", "
            "\"stdout_visibility\": \"hidden\",\n  \"extra_data\": { "
            "\"seed\": \"%" PRIu64 "\", \"graded\": %s, \"practice\": %s "
            "},\n  \"tests\": [", grade->seed,
            grade->graded ? "true" : "false",
            grade->practice ? "true" : "false");
}

void report_gradescope(FILE *out, const GradeRecord *grade)
{
    const char *between = "\n";
    put_head(out, grade);
    for (int e = 0; e < grade->exercises; e++)
        for (int p = 0; p < grade->at[e].parts; p++) {
            fputs(between, out);
            put_test(out, grade, &grade->at[e], p);
            between = ",\n";
        }
    fputs(" ] }\n", out);
}
