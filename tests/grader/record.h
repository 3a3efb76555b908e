/*
 * record.h: what a grade is, before it is written in any format. The grader
 * fills it; each file report_*.c turns it into one format and knows nothing
 * else. Texts are UTF-8 or not, and may hold anything a learner printed: what
 * a format forbids, its converter replaces.
 */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef enum {
    PASSED,                     /* the answer is right */
    WRONG,                      /* an answer that is another */
    ENDED,                      /* it ended the program, without an answer */
    CRASHED_CASE,               /* it died of a signal */
    TIMED_OUT,
    MEMORY_ERROR,               /* right, but the sanitizer objects */
    NOT_RUN                     /* it did not compile, or was not there */
} CaseStatus;

typedef struct {
    int number;                 /* from 1, in the driver's order */
    const char *part, *name;
    CaseStatus status;
    const char *message;        /* one line or more; NULL where it passed */
} CaseRecord;

typedef struct {
    const char *name;
    int points, of;
    int passed, cases;
} PartRecord;

typedef enum {
    GRADED,
    UNTOUCHED,                  /* the stub as it was handed out */
    MISSING,                    /* no such file, or none that may be read */
    UNCOMPILED                  /* the compiler refused it */
} ExerciseStatus;

typedef struct {
    const char *id, *file, *title;      /* 1.2, 01-x/2-slug.c, The title */
    ExerciseStatus status;
    const char *message;        /* what a learner should read; or NULL */
    int points, of;
    double seconds;
    int parts, cases;
    const PartRecord *part;
    const CaseRecord *at;
} ExerciseRecord;

typedef struct {
    const char *name;           /* whose: the submission's name, or "" */
    bool graded;                /* false: zeros that stand until it is */
    bool practice;              /* made from recorded answers: no mark */
    const char *sandbox;        /* bubblewrap, or uid */
    uint64_t seed;
    int points, of;
    double seconds;
    int exercises;
    const ExerciseRecord *at;
} GradeRecord;

/* The converters. Each writes the whole of its format; errors of writing are
   left to the caller, who asks ferror. */
void report_terminal(FILE *out, const GradeRecord *grade);
void report_json(FILE *out, const GradeRecord *grade);
void report_junit(FILE *out, const GradeRecord *grade);
void report_gradescope(FILE *out, const GradeRecord *grade);
void report_markdown(FILE *out, const GradeRecord *grade);
void report_csv(FILE *out, const GradeRecord *grade);
