/*
 * lab.h: what an experiment reports, and how it is recorded.
 *
 *     int main(int argc, char **argv)
 *     {
 *         lab_begin(argc, argv, false);
 *         lab_value("mean", 1.25);
 *         lab_row("costs", "k=%d; deque=%.4f", 10, 1.8188);
 *         lab_claim("below-two", "The deque compares less than twice.",
 *                   HOLDS, true);
 *         return lab_end();
 *     }
 *
 * Keys, tables and columns are named with letters, digits and . _ -
 * A mistake in a call (a key used twice, a value that is no number, a row
 * that does not fit its table) stops the lab with one line, and the record
 * stays as it was.
 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

typedef enum { FAILS, HOLDS } Outcome;

/*
 * Reads the command line and, with -o, begins to record standard output.
 *     -o FILE  write the record there      -d HEX  the digest it gets
 *     -s SEED  another seed than 1         -h      this list
 * timing: the lab's numbers are times, and so differ from run to run.
 */
void lab_begin(int argc, char **argv, bool timing);

/* The seed: 1, or what -s said. */
uint64_t lab_seed(void);

/* Reports a number, which the prose prints as {{key}}. */
void lab_value(const char *key, double value);

/*
 * Reports one row of a table: "shape=%s; k=%d; deque=%.4f". Its columns are
 * those of the table's first row, in the same order.
 */
void lab_row(const char *table, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * Reports whether a sentence was found to hold. expected is what we have
 * found before: an outcome other than that fails the lab.
 */
void lab_claim(const char *key, const char *sentence, Outcome expected,
               bool held);

/* Shows on standard error how far the lab is. */
void lab_progress(long done, long total);

/*
 * Runs a program of the book: prints "$ " and the command, what it writes on
 * both of its outputs and, where it isn't 0, the status it exits with. input
 * is the text it reads, or NULL for none.
 */
void lab_program(const char *command, const char *input);

/* Names a file that the lab reads: its bytes count in the digest. */
void lab_data(const char *path);

/*
 * Says how the claims came out and, with -o, writes the record. Returns what
 * main returns: 1 where a claim came out other than expected.
 */
int lab_end(void);
