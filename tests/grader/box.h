/*
 * box.h: a place for programs that a learner's code can reach: the compiler
 * that reads it and the program that runs it. Without a box these run under
 * limits only, which is enough for one's own code.
 */
#pragma once
#include <stdbool.h>

typedef enum { NO_BOX, BUBBLEWRAP, UID } BoxKind;

/* In its folder a program finds what was put there, and the folders plain and
   sanitized, of which a Job may write in one. */
typedef struct {
    BoxKind kind;
    char *folder;               /* with its whole path; NULL without a box */
    int uid;                    /* whose the programs are; -1: the grader's */
} Box;

typedef struct {
    char *command;              /* words with one space between them */
    char *output;               /* the file for what it prints */
    char *lines;                /* the file for its descriptor 3, or NULL */
    const char *writes;         /* the folder where it may write, or NULL */
    long seconds;               /* of processor time, for each process */
    long wall;                  /* of any time */
    long megabytes;             /* of addresses; 0: no limit */
    bool traces;                /* may trace, as the search for leaks must */
} Job;

/* Runs a program to its end; the status is that of waitpid, the processor
   time goes to *milliseconds unless that is NULL. */
int box_run(const Box *box, const Job *job, long *milliseconds);

const char *box_name(BoxKind kind);
/* The user that programs of a slot run as, where the grader is root. */
int box_uid(int slot);
/* Whether a box of this kind can be tried here; where not, *why says so. */
bool box_possible(BoxKind kind, int slot, char **why);
/* An empty box in a folder that exists. */
Box *box_open(BoxKind kind, int slot, const char *in);
/* A path in the box, seen from outside. */
char *box_path(const Box *box, const char *path);
/* Puts a copy of a file into the box, unless it is there. */
void box_copy(const Box *box, const char *from, const char *to);
/* What a program made in the box is the grader's from now on, and so is the
   folder that it lies in: no other program can change them. */
void box_keep(const Box *box, const char *path);
/* How many dead processes of its user nobody has taken away yet: those of a
   grader that was killed, where the first process of the machine does not. */
int box_dead(const Box *box);
/* Ends every process of the box, and removes what it left in folders that all
   may write; false where a process is left. */
bool box_stop(const Box *box);
/* Removes a folder and all that is in it. */
void remove_folder(const char *path);

/* ---- box_filter.c: in the process that becomes the boxed program -------- */

/* System calls that no answer needs are refused from now on; or, for
   bubblewrap, a descriptor with that filter is returned. False or -1 where
   that cannot be. */
bool filter_apply(bool traces, bool compiles);
int filter_file(bool traces, bool compiles);
/* From now on the system's files and the folder's can be read, and those in
   `writes` written. Does nothing where the kernel has no Landlock. */
void landlock_apply(const char *folder, const char *writes);
