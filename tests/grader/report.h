/*
 * report.h: what the converters share. One converter is one file, report_x.c;
 * report.c lists them.
 */
#pragma once
#include "record.h"

/* A format: the name of its file, and its converter. */
typedef struct {
    const char *file;
    void (*write)(FILE *out, const GradeRecord *grade);
} ReportFormat;
/* The formats that are files; the last one has no converter. */
extern const ReportFormat report_formats[];

/* ---- report_text.c: texts that may hold anything ------------------------ */

/* Writes one character of a text. A twin is a ':' or a '#' after the same
   sign: a converter parts the two, because "::" and "##[" begin the commands
   that a CI obeys when it reads them in a log. */
typedef void ReportPut(FILE *out, uint32_t c, bool twin);

/* A text as one line, cut after 200 bytes; NULL is empty. What arrives at put
   is a character that may be shown: control characters, bytes that are not
   UTF-8 and what turns the direction of writing are signs by then. */
void report_line(FILE *out, const char *text, ReportPut *put);
/* The same for a text of lines, without the last one's end, cut after 4,000
   bytes or 60 lines; '\n' and '\t' arrive at put too. */
void report_lines(FILE *out, const char *text, ReportPut *put);
/* A character and nothing else; a twin is kept off by a blank. */
void report_put(FILE *out, uint32_t c, bool twin);

/* ---- report_json.c ------------------------------------------------------ */

/* Texts as strings of JSON, with their quotes. */
void report_string(FILE *out, const char *text);
void report_strings(FILE *out, const char *text);
/* What they are made of: a character inside such quotes. */
void report_put_json(FILE *out, uint32_t c, bool twin);

/* ---- report_csv.c ------------------------------------------------------- */

/* A text as a quoted field of a table, which no program that opens the table
   takes for a formula. */
void report_csv_text(FILE *out, const char *text);

/* ---- report.c: what is said in more than one format --------------------- */

/* "no-answer": a word for machines. */
const char *report_case_word(CaseStatus status);
const char *report_exercise_word(ExerciseStatus status);
/* "ended the program without an answer": for people. */
const char *report_case_words(CaseStatus status);
/* "10 of 14 cases pass", or why there are none. */
void report_result(FILE *out, const ExerciseRecord *e);
/* "Not graded: ...", "Practice: ..."; NULL where it is a mark. */
const char *report_standing(const GradeRecord *grade);
/* The first case that does not pass, of one part or (NULL) of all; or NULL. */
const CaseRecord *report_failure(const ExerciseRecord *e, const char *part);
/* The sign of a score: a tick, a half, a dot. */
const char *report_sign(int points, int of);
/* Seconds that may be printed: 0 for what is no time. */
double report_seconds(double seconds);
