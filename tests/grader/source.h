/* source.h: what the two readers of a solution's file share. */
#pragma once
#include "grader.h"

typedef struct {
    Exercise *exercise;
    const char *path;
    int points_line, parts_line;
    bool bad;
} Reader;

/* Prints "file:line: ..."; the source is bad from then on. */
__attribute__((format(printf, 3, 4)))
void source_error(Reader *r, int line, const char *message, ...);
/* Checks the markers after line `last`. */
void read_groups(Reader *r, char *text, int last);
