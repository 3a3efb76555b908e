/*
 * driver_parts.h: what the driver's own files share, and its cases do not see.
 */
#pragma once
#include "driver.h"

#include <stdio.h>
#include <sys/types.h>

/* Where the lines go: the grader's file, or the pipe of a case. */
extern FILE *driver_lines;

/* Limits of each case; 0 megabytes are no limit. A hang lowers the time of
   those that follow. */
extern long driver_milliseconds, driver_megabytes;

/* Sets the stream of chance for a case. */
void driver_chance(uint64_t seed, long case_number);

/* Waits for a case, within its limits; passes on its lines, which come from
   the pipe, and writes how it ended. What it started ends with it. */
void driver_wait(pid_t child, int pipe);
