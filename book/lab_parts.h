/* lab_parts.h: what lab.c and lab_record.c share. */
#pragma once
#include "lab.h"
#include <stdio.h>
#include <sys/types.h>

/* The text of one section of the record, and the names used in it. */
typedef struct Section {
    struct Section *next;
    char *name;                 /* a table's name */
    char *columns;              /* a table's columns, between tabs */
    char *text;                 /* complete after fflush(file) */
    size_t size;
    FILE *file;                 /* writes to text */
} Section;

typedef struct {
    const char *name;           /* lab_x */
    const char *record;         /* where to write it, or NULL */
    const char *digest;
    uint64_t seed;
    bool timing;
    int unexpected;             /* claims that came out otherwise */
    Section *values, *claims, *tables;
    FILE *output;               /* what was written to standard output */
    int terminal;               /* standard output, while it is recorded */
    pid_t tee;                  /* the process that copies it */
} Lab;

/* Stops the lab with one line. */
void lab_refuse(const char *format, ...)
    __attribute__((noreturn, format(printf, 1, 2)));

/* The pointer; stops the lab where it is NULL, saying errno. */
void *lab_must(void *pointer);

/* From here on standard output is recorded too. */
void lab_record_output(Lab *lab);

/* Gives standard output back; what was written to it is in lab->output. */
void lab_stop_recording(Lab *lab);

/* Writes the record beside its place, then puts it there. */
void lab_save_record(Lab *lab);
