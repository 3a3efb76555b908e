/*
 * Reads the answers that the grader recorded, finds its own input there, and
 * says what stands below. No file of the grader's can be read from the box.
 * expect: wrong
 */
#include "1-total.h"
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const places[] = {
    "@TREE@/build/exercises/01-one/1-total/*/*.lines",
    "@TREE@/build/exercises/01-one/1-total/*/*/*.lines",
    "@TREE@/tests/01-one/recorded/*",
    "../*/*.lines", "../../*/*.lines", "/tmp/*/*.lines", "/tmp/*/*/*.lines",
};

static int answer(const char *file, const char *input, long long *value)
{
    static char text[1 << 16];
    FILE *in = fopen(file, "r");
    if (!in)
        return 0;
    text[fread(text, 1, sizeof text - 1, in)] = '\0';
    fclose(in);
    char *found = strstr(text, input);
    found = found ? strstr(found, "out total int ") : NULL;
    *value = found ? atoll(found + 14) : 0;
    return found != NULL;
}

long long total(const int *x, size_t n)
{
    char input[1024] = "in x ints";
    long long value = 0;
    for (size_t i = 0; i < n; i++)
        sprintf(input + strlen(input), " %d", x[i]);
    for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
        glob_t files;
        if (glob(places[p], 0, NULL, &files) != 0)
            continue;
        for (size_t f = 0; f < files.gl_pathc; f++)
            if (answer(files.gl_pathv[f], input, &value))
                return value;
    }
    return value;
}

int largest(const int *x, size_t n)
{
    int most = x[0];
    for (size_t i = 1; i < n; i++)
        if (x[i] > most)
            most = x[i];
    return most;
}
