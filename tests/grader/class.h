/* class.h: a folder of submissions, and a table of their points. */
#pragma once
#include "grader.h"

/* Grades each entry of a folder; argv holds the words after `class`:
       [-s SEED] [-e EX] [-o OUT] [-j JOBS] FOLDER */
int command_class(const Exercises *all, int argc, char **argv);
