/*
 * driver.h: what the driver of an exercise is written with.
 *
 *     #include "driver.h"
 *     #include "1-range.h"
 *     void driver(void)
 *     {
 *         if (case_begin("edges", "one value")) {
 *             int x[] = { 7 };
 *             in_ints("x", x, 1);
 *             out_int("range", range(x, 1));
 *             case_end();
 *         }
 *     }
 *
 * A driver gives inputs and raw answers, never a verdict: the grader compares
 * the answers with those of the solution, run with the same driver and seed.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* To be defined by the driver: all its cases, one after the other. */
void driver(void);

/* Begins the next case of a part; the name is a printf format. True in a
   process made for this case: a crash, an exit or an endless loop there costs
   this case only. False where the driver goes on to the next one. */
__attribute__((format(printf, 2, 3)))
bool case_begin(const char *part, const char *name, ...);

/* Ends the process of a case; without it the case has no answer. */
__attribute__((noreturn))
void case_end(void);

/* Chance, to be drawn inside a case: the stream depends on the seed and on the
   case's number alone. case_between includes both ends; case_float gives
   multiples of 1/256 in [-8, 8], which are exact. */
uint64_t case_seed(void);
unsigned case_random(void);
int case_between(int low, int high);
float case_float(void);

/* Memory of exactly this size for a case, all zero: with the sanitizers, a
   step beyond it is seen. Never NULL; not to be freed. */
void *case_memory(size_t size);
/* The same, with a copy of what is at `from`. */
void *case_copy(const void *from, size_t size);

/* What the case is given; before the call, so that it is known in a crash.
   A name is one word. */
void in_int(const char *name, long long value);
void in_ints(const char *name, const int *values, size_t count);
void in_float(const char *name, double value);
void in_floats(const char *name, const float *values, size_t count);
void in_text(const char *name, const char *text);

/* What came out. Numbers agree when |got - expected| <= absolute + relative *
   |expected|; the grader reads both from the solution's answers. */
void out_int(const char *name, long long value);
void out_ints(const char *name, const int *values, size_t count);
void out_float(const char *name, double value, double absolute,
               double relative);
void out_floats(const char *name, const float *values, size_t count,
                double absolute, double relative);
void out_doubles(const char *name, const double *values, size_t count,
                 double absolute, double relative);
void out_text(const char *name, const char *text);
