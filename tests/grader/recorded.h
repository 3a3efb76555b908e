/*
 * recorded.h: a tree for learners, which `make release` makes, has the file
 * RELEASE in its root and no answers in solutions/. There the solution's
 * answers and those of the known mistakes are read from records:
 *
 *     tests/NN-name/recorded/M-slug.expected
 *     tests/NN-name/recorded/M-slug.WHAT.mistake
 *
 * A record is a line or two of its own, then what the driver wrote, for seed
 * 1. `expected` begins with "milliseconds N" and "functions NAME...", a
 * mistake with its sentence.
 */
#pragma once
#include "grader.h"

#define RELEASE "RELEASE"

bool released(void);
/* As solution_run and mistakes_of, from the records; they die where one is
   not there. */
Run *recorded_run(const Exercise *e);
int recorded_mistakes(const Exercise *e, Mistake **mistakes);
/* As exercise_functions. */
char *recorded_functions(const Exercise *e);

/* Writes the records, and the stubs, of all exercises below another root. */
int command_record(Exercises *all, const char *root);
