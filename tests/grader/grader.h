/*
 * grader.h: what the grader's files share. Paths are relative to the root of
 * the tree, which is the working directory. Memory is left to the process's
 * end: every command is one short process.
 */
#pragma once
#include "box.h"
#include "record.h"

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
/* Its first bytes, at most so many, with any 0 among them as a space. */
char *read_most(const char *path, size_t most);
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
    char *title, *difficulty, *after, *uses;
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

typedef enum { RAN, EXITED, CRASHED, HUNG, SWOLLEN, GARBLED } Ending;

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
    long output;                /* bytes that had been printed before it */
    long milliseconds;          /* of processor time */
} Case;

typedef struct {
    int count;
    Case *at;
    bool leaks;                 /* they were looked for */
} Answers;

Answers *answers_parse(char *text);
/* Whether two cases have the same answer. */
bool case_agrees(const Case *got, const Case *expected);
/* Whether got agrees with expected; *index is where it first does not, or -1
   where that says nothing. */
bool value_agrees(const Value *got, const Value *expected, long *index);

/* ---- objects.c: what no learner writes, compiled ------------------------- */

#define FLAGS "-std=gnu11 -Wall -Wextra -Wshadow -g"
#define PLAIN "-O1"
#define SANITIZED "-O0 -fno-omit-frame-pointer -fsanitize=address,undefined" \
    " -fno-sanitize-recover=all"

const char *compiler(void);
int run_shell(const char *command);
/* Paths: the cases' source, the header; and the chapter sources that the
   exercise uses, each after a space. */
char *driver_of(const Exercise *e);
char *header_of(const Exercise *e);
char *uses_of(const Exercise *e);
/* Of all that an exercise's answers depend on but the answer itself. */
uint64_t trusted_digest(const Exercise *e);
/* Files: the program, its cases as a shared object, and a linker's script that
   lets out the exercise's functions only. */
char *driver_program(bool sanitized);
char *driver_cases(const Exercise *e, bool sanitized);
char *version_script(const Exercise *e);
/* The chapters' files with this ending, each after a space, without programs
   and labs; and their code in an archive. */
char *chapter_files(const char *ending);
char *chapters_archive(void);
/* The names that `nm` lists with these options, each between spaces. */
char *names_in(const char *options, const char *file);
/* The names of the functions that the exercise asks for: "total largest". */
char *exercise_functions(const Exercise *e);

/* ---- build.c: compiling and running ------------------------------------- */

/* A file to be compiled and run with the driver, and where that is kept. */
typedef struct {
    const Exercise *exercise;
    char *name, *source;        /* "mine", the C file to be compiled */
    char *with;                 /* an archive to be linked with it, or NULL */
    bool sanitized;
    uint64_t seed;
    long milliseconds;          /* a case's processor time */
    const Box *box;             /* or NULL: in the tree, and kept */
} Variant;

typedef struct {
    bool compiled;
    char *messages;             /* the compiler's */
    char *output;               /* what the program printed */
    char *lines;                /* what the driver wrote */
    Answers *answers;           /* that, parsed; NULL: it did not compile */
    long milliseconds;          /* of processor time, in all */
} Run;

/* Runs a compiler, which writes a message where it fails; false then. Dies
   where it was killed: that is nobody's answer. */
bool compiler_run(const Box *box, const Job *job);
/* In a box the sanitized build compiles this, which forbidden.c has read. */
#define PREPROCESSED "mine.i"

/* Compiles and runs, unless that has been done for the same content. */
Run *variant_run(const Variant *v);
/* The same for two that are compiled side by side. The second runs when the
   first has, with the time that follows from what that took; a program never
   runs while another is compiled, whose files it might reach. */
void variants_run(Variant v[2], Run *run[2], long (*time)(const Run *first,
                                                          long most));
char *variant_file(const Variant *v, const char *ending);
/* Links it with driver and cases into the variant's .run file; false where
   that fails. */
bool variant_link(const Variant *v, const char *flags);

/* ---- judge.c: points ---------------------------------------------------- */

typedef struct {
    const Exercise *exercise;
    Run *expected, *got, *sanitized;
    bool untouched, missing;    /* the file is its stub; is not there */
    int points, part_points[PARTS_MOST];
    int passed[PARTS_MOST], cases[PARTS_MOST];
    CaseStatus *status;         /* of each of the solution's cases */
    int right;                  /* how many of them passed */
    int failing;                /* the first case that fails, or -1 */
    int memory;                 /* the first case with a memory error, or -1 */
    char *mistake;              /* a known mistake's sentence, or NULL */
} Verdict;

/* The solution, taken out of its source. */
Variant solution_variant(const Exercise *e);
/* The solution's answers; it must compile, and every case must end well. They
   are kept under the name. */
Run *expected_run(const Exercise *e, uint64_t seed, const char *name);
/* The same with seed 1. */
Run *solution_run(const Exercise *e);
/* Judges the learner's file; the known mistakes are tried where asked. */
Verdict *judge(const Exercise *e, bool mistakes);
/* Judges any file, whatever stands in it; name is its place in build/. */
Verdict *judge_file(const Exercise *e, const char *name, const char *path,
                    bool mistakes);

/* Judges a variant, compiled plain and sanitized. */
Verdict *judge_variant(const Variant *plain, Run *expected, bool mistakes);

typedef struct {
    char *name, *sentence;
    char *path;
    Run *run;
} Mistake;
/* The known mistakes and their answers. */
int mistakes_of(const Exercise *e, Mistake **mistakes);

/* memory.c: "exercises/.../1-slug.c:12: it reads 4 bytes outside ...", what the
   sanitized build has against a case. */
char *memory_sentence(const Verdict *v, int index);

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
/* grade.c; the arguments after the command's name. */
/* Which exercises "1.2", "1" or "1, 2.3" mean, all of them where it is empty;
   dies where it names one that there is not. */
bool *exercises_chosen(const Exercises *all, const char *which);
int command_grade(Exercises *all, int argc, char **argv);
/* grade_one.c: grades one exercise into its record, which has its zeros. */
typedef struct {
    const char *folder;         /* where the files are that were handed in */
    char *boxes;                /* the folder of the boxes */
    BoxKind kind;
    int slot;
    uint64_t seed;
} Grading;
void grade_exercise(const Exercise *e, const Grading *g, ExerciseRecord *r);
/* slot.c: waits until the slot is free, and ends what a grader that was killed
   has left in it. */
void slot_take(int slot);
/* Ends every process of the slot; false where one is left. */
bool slot_clear(int slot);
void slot_give(void);
/* forbidden.c: what is in a learner's file, in its box, that hides it from the
   sanitizers; a sentence, or NULL, and then it is PREPROCESSED there. */
char *forbidden_in(const Variant *v);
/* probe.c: what a program can do in a box of this kind that it should not; a
   sentence, or NULL where it can do nothing. */
char *box_fault(BoxKind kind, int slot, const char *folder);
int command_debug(const Exercise *e, const char *number);
/* prove.c: what CI proves of every exercise; what: NULL, the number of one, or
   "solutions", which leaves the mistakes out. */
int command_prove(Exercises *all, const char *what);
