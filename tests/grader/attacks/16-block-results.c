/*
 * Makes the reports' folder unwritable and takes the names that a grader
 * would write first. The box does not show that folder.
 * expect: wrong
 */
#include "1-total.h"
#include <stdio.h>
#include <sys/stat.h>

static const char *const names[] = {
    "grade.json", "results.json", "junit.xml", "grade.md",
};

long long total(const int *x, size_t n)
{
    char path[4096];
    (void)x, (void)n;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "@OUT@/%s.part", names[i]);
        mkdir(path, 0);
        snprintf(path, sizeof path, "@OUT@/%s", names[i]);
        remove(path);
        mkdir(path, 0);
    }
    chmod("@OUT@", 0555);
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
