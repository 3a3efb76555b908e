/* show.h: what the files that print share. */
#pragma once
#include "grader.h"

/* A colour's start or end; empty where nobody looks at a terminal. */
const char *bold(void);
const char *green(void);
const char *red(void);
const char *dim(void);
const char *plain(void);
/* A bar of `width` cells. */
void show_bar(int points, int of, int width);
/* The sign of a score: a tick, a half, a dot. */
const char *sign(int points, int of);
/* Text in lines of at most 76, each after `indent` spaces. */
void show_words(const char *text, int indent);
/* A case's inputs, answers and what was expected. */
void show_case(const Verdict *v, int index);
/* The title of a chapter. */
char *chapter_title(const char *folder);
