/*
 * grader.h: what the grader's files share. Paths are relative to the root of
 * the tree, which is the working directory. Memory is left to the process's
 * end: every command is one short process.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define STATE "exercises/.state"
#define WORK "build/exercises"

/* ---- text.c: strings and files ------------------------------------------ */

/* An error in use: one line, status 2. */
__attribute__((noreturn, format(printf, 1, 2)))
void die(const char *format, ...);
__attribute__((format(printf, 1, 2)))
char *format(const char *format, ...);
void *zeroed(size_t count, size_t size);
/* The whole of a file, or NULL. */
char *read_file(const char *path);
/* Replaces a file, never by half of it; makes the folders on its way. */
void write_file(const char *path, const char *text);
/* Only where it is another. */
void write_changed(const char *path, const char *text);
void make_folders(const char *path);
/* The next line of *text without its end, which is cut; NULL at the end. */
char *next_line(char **text);
bool starts(const char *text, const char *with);
/* A digest of texts, to be chained; NULL counts as a text of its own. */
uint64_t digest(uint64_t of, const char *text);
#define DIGEST_START 0xcbf29ce484222325u

/* ---- source.c: solutions/NN-name/M-slug.c ------------------------------- */

enum { PARTS_MOST = 3, HINTS_LEAST = 3, HINTS_MOST = 16 };

typedef struct {
    char *name;
    int points;
} Part;

typedef struct {
    char *folder, *slug;        /* 01-sliding-window, 2-range */
    int chapter, number;
    char *title, *difficulty, *after;
    int points, parts, hints;
    Part part[PARTS_MOST];
    char *hint[HINTS_MOST];
    char *source;               /* the solution's file, as it is */
} Exercise;

/* Reads a source; prints what is wrong, one line for each error, and returns
   false then. */
bool exercise_read(Exercise *e, const char *folder, const char *file);
/* The source with its answers or its stubs, without the hints. */
char *exercise_derive(const Exercise *e, bool answers);
/* The source with a mistake's blocks as its answers; NULL where their number
   is another than that of the source's groups. */
char *exercise_mistaken(const Exercise *e, const char *mistake);
/* The learner's file, M-slug.c in exercises/. */
char *exercise_path(const Exercise *e);
/* "1.2" */
char *exercise_id(const Exercise *e);

/* All exercises of the tree, in order; NULL where one is malformed. */
typedef struct {
    int count;
    Exercise *at;
} Exercises;
Exercises *exercises_all(void);
/* The one called id ("1.2"); dies where there is none. */
Exercise *exercise_find(Exercises *all, const char *id);

/* ---- answers.c: what a driver wrote ------------------------------------- */

typedef enum { RAN, EXITED, CRASHED, HUNG } Ending;

typedef struct Value {
    char *name, *type, *text;   /* type: int, ints, float, floats, text */
    double absolute, relative;
    struct Value *next;
} Value;

typedef struct {
    char *part, *name;
    Value *in, *out;
    Ending ending;
    int code;                   /* the exit's status, or the signal */
} Case;

typedef struct {
    int count;
    Case *at;
} Answers;

Answers *answers_parse(char *text);
/* Whether two cases have the same answer. */
bool case_agrees(const Case *got, const Case *expected);
/* Whether got agrees with expected; *index is where it first does not, or -1
   where that says nothing. */
bool value_agrees(const Value *got, const Value *expected, long *index);

/* ---- build.c: compiling and running ------------------------------------- */

/* One program with the driver, and where it is kept. */
typedef struct {
    const Exercise *exercise;
    char *name, *source;        /* "mine", the C file to be compiled */
    bool sanitized;
    uint64_t seed;
    long milliseconds;          /* a case's processor time */
} Variant;

typedef struct {
    bool compiled;
    char *messages;             /* the compiler's */
    char *output;               /* what the program printed */
    Answers *answers;           /* NULL where it did not compile */
    long milliseconds;          /* of processor time, in all */
} Run;

/* Compiles and runs, unless that has been done for the same content. */
Run *variant_run(const Variant *v);
/* The same for two at once. */
void variants_run(const Variant v[2], Run *run[2]);
char *variant_file(const Variant *v, const char *ending);
/* Compiles into the variant's .run file; false where that fails. */
bool variant_compile(const Variant *v, const char *flags);

/* ---- judge.c: points ---------------------------------------------------- */

typedef struct {
    const Exercise *exercise;
    Run *expected, *got, *sanitized;
    bool untouched, missing;    /* the file is its stub; is not there */
    int points, part_points[PARTS_MOST];
    int passed[PARTS_MOST], cases[PARTS_MOST];
    int failing;                /* the first case that fails, or -1 */
    int memory;                 /* the first case with a memory error, or -1 */
    char *mistake;              /* a known mistake's sentence, or NULL */
} Verdict;

/* The solution, taken out of its source. */
Variant solution_variant(const Exercise *e);
/* The solution's answers; it must compile, and every case must end well. */
Run *solution_run(const Exercise *e);
/* Judges the learner's file; the known mistakes are tried where asked. */
Verdict *judge(const Exercise *e, bool mistakes);
/* Judges any file, whatever stands in it; name is its place in build/. */
Verdict *judge_file(const Exercise *e, const char *name, const char *path,
                    bool mistakes);

typedef struct {
    char *name, *sentence;
    char *path;
    Run *run;
} Mistake;
/* The known mistakes and their answers. */
int mistakes_of(const Exercise *e, Mistake **mistakes);

/* ---- state.c: what a learner did and took ------------------------------- */

/* The value of a key for an exercise, or NULL. Keys: points, hints, stub,
   solution. */
char *state_get(const char *id, const char *key);
void state_set(const char *id, const char *key, const char *value);

/* ---- show.c, commands.c ------------------------------------------------- */

void show_board(const Exercises *all);
void show_verdict(const Verdict *v);
/* Judges the learner's file, and remembers the most points it had. */
Verdict *judged(const Exercise *e, bool mistakes);

int command_stubs(Exercises *all);
int command_hint(const Exercise *e);
int command_reset(const Exercise *e);
int command_solution(const Exercise *e, bool force);
int command_watch(Exercises *all);
int command_debug(const Exercise *e, const char *number);
/* prove.c: what CI proves of every exercise. */
int command_prove(Exercises *all);
