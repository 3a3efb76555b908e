/* report.c: the formats, and what more than one of them says. */
#include "report.h"

#include <string.h>

const ReportFormat report_formats[] = {
    { "grade.json", report_json },
    { "junit.xml", report_junit },
    { "results.json", report_gradescope },
    { "grade.md", report_markdown },
    { "grade.csv", report_csv },
    { NULL, NULL },
};

const char *report_case_word(CaseStatus status)
{
    static const char *const words[] = {
        [PASSED] = "passed", [WRONG] = "wrong", [ENDED] = "no-answer",
        [CRASHED_CASE] = "crash", [TIMED_OUT] = "timeout",
        [MEMORY_ERROR] = "memory", [NOT_RUN] = "not-run",
    };
    return words[status];
}

const char *report_case_words(CaseStatus status)
{
    static const char *const words[] = {
        [PASSED] = "passes", [WRONG] = "answers wrongly",
        [ENDED] = "ended the program without an answer",
        [CRASHED_CASE] = "crashed", [TIMED_OUT] = "took too long",
        [MEMORY_ERROR] = "misuses memory", [NOT_RUN] = "did not run",
    };
    return words[status];
}

const char *report_exercise_word(ExerciseStatus status)
{
    static const char *const words[] = {
        [GRADED] = "graded", [UNTOUCHED] = "untouched",
        [MISSING] = "missing", [UNCOMPILED] = "compile",
    };
    return words[status];
}

void report_result(FILE *out, const ExerciseRecord *e)
{
    static const char *const words[] = {
        [UNTOUCHED] = "the file is as it was handed out",
        [MISSING] = "the file is not there",
        [UNCOMPILED] = "the file does not compile",
    };
    int passed = 0, cases = 0;
    for (int p = 0; p < e->parts; p++) {
        passed += e->part[p].passed;
        cases += e->part[p].cases;
    }
    if (e->status == GRADED)
        fprintf(out, "%d of %d cases pass", passed, cases);
    else
        fputs(words[e->status], out);
}

const char *report_standing(const GradeRecord *grade)
{
    return !grade->graded
        ? "Not graded: the points are 0 until the grader has finished."
        : grade->practice
        ? "Practice: compared with recorded answers. This is no mark."
        : NULL;
}

const CaseRecord *report_failure(const ExerciseRecord *e, const char *part)
{
    for (int c = 0; c < e->cases; c++)
        if (e->at[c].status != PASSED
            && (!part || (e->at[c].part && strcmp(e->at[c].part, part) == 0)))
            return &e->at[c];
    return NULL;
}

const char *report_sign(int points, int of)
{
    return points >= of ? "✓" : points > 0 ? "◐" : "·";
}

double report_seconds(double seconds)
{
    return seconds >= 0 && seconds < 1e9 ? seconds : 0;
}
