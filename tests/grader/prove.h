/* prove.h: what the files of `grader prove` share. */
#pragma once
#include "grader.h"

/* Counts a claim, and prints it where it does not hold. */
__attribute__((format(printf, 2, 3)))
void expect(bool held, const char *claim, ...);

/* prove_calls.c: no exercise is answered by a call of a chapter's function.
   For each that has the type of one that is asked for, the solution is tried
   with that call instead; returns how many tries there were. */
int prove_calls(const Exercise *e);
