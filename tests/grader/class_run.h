/* class_run.h: what the files of `make class` share. */
#pragma once
#include "class.h"
#include "grader.h"
#include "recorded.h"

#include <sys/types.h>

enum { JOBS_MOST = 256 };

typedef struct {
    char *name;                 /* of the entry, as it is */
    char *key;                  /* what its reports are made from */
    char *reports;              /* their folder */
    bool folder;                /* the entry is one; else it has no grade */
    bool finished;
} Submission;

/* A grader at work. */
typedef struct {
    pid_t process;              /* 0: none */
    Submission *on;
    double since, asked;        /* asked: when it was to end, or 0 */
} Slot;

typedef struct {
    const char *folder, *out, *exercises;
    uint64_t seed;
    int count, jobs;
    Submission *at;             /* in the order of their names */
    int finished, kept, without;        /* kept: from an earlier run */
    bool stopped;               /* by a signal */
    double began, ended;
    Slot slot[JOBS_MOST];
} Class;

double now(void);
/* class_list.c: finds the submissions, and those finished before. */
void class_list(Class *class, const Exercises *all);
/* class_work.c: grades those that are left, until a signal comes. */
void class_grade(Class *class);
/* class_table.c: one line or a bar after each submission; and the table and
   the last line: status 0 where all have a grade, 1 where not. */
void class_progress(const Class *class, const Submission *just);
int class_table(const Class *class);
