/*
 * Writes the reports itself and leaves. The box shows no folder of the
 * grader's, and the reports are written after the box is gone.
 * expect: no-answer
 */
#include "1-total.h"
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const files[] = {
    "@OUT@/results.json", "@OUT@/grade.json", "results.json",
    "/autograder/results/results.json", "../results.json",
    "build/grade/results.json",
};

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        FILE *out = fopen(files[f], "w");
        if (!out)
            continue;
        fputs("{\"score\": 100, \"points\": 3, \"graded\": true}\n", out);
        fclose(out);
        chmod(files[f], 0444);
    }
    _exit(0);
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
