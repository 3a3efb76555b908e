/*
 * driver.c: runs the cases of a driver, each in a process of its own, and
 * writes inputs and answers as lines of text:
 *
 *     case 7 edges an empty input
 *     in x ints 3 -1 0
 *     out sum float 1e-06 1e-06 0.5
 *     end
 *     status ok
 *
 * The line `end` is written by case_end; the status, by the driver's own
 * process: ok, `exit N`, `signal N` or `time`. Run as
 *
 *     PROGRAM [SEED [CASE [FD MILLISECONDS MEGABYTES]]]
 *
 * with a CASE, only that one is run, in this very process and without limits,
 * as a debugger wants it. FD takes the lines (standard output otherwise);
 * the others are limits of each case, where 0 MEGABYTES is no limit.
 */
#include "driver.h"

#include <math.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { OUTPUT_BYTES = 1 << 20, AFTER_A_HANG = 10, WALL = 10 };

static FILE *lines;
static uint64_t seed = 1, stream;
static long case_number, only_case, milliseconds = 500, megabytes;

static uint64_t splitmix(void)
{
    uint64_t z = stream += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

uint64_t case_seed(void) { return seed; }
unsigned case_random(void) { return (unsigned)(splitmix() >> 32); }

int case_between(int low, int high)
{
    uint64_t count = (uint64_t)((int64_t)high - low + 1);
    return (int)(low + (int64_t)(case_random() * count >> 32));
}

float case_float(void) { return (float)case_between(-2048, 2048) / 256; }

/* In the process of a case: limits, and the stream of its chance. */
static void limit_case(void)
{
    struct rlimit none = { 0, 0 }, output = { OUTPUT_BYTES, OUTPUT_BYTES };
    rlim_t bytes = (rlim_t)megabytes << 20;
    struct itimerval time = { .it_value = { milliseconds / 1000,
                                            milliseconds % 1000 * 1000 } };
    setpgid(0, 0);
    setrlimit(RLIMIT_CORE, &none);
    setrlimit(RLIMIT_FSIZE, &output);
    setitimer(ITIMER_PROF, &time, NULL);
    alarm((unsigned)(milliseconds * WALL / 1000 + 2));
    if (megabytes) {
        setrlimit(RLIMIT_NPROC, &none);
        setrlimit(RLIMIT_AS, &(struct rlimit){ bytes, bytes });
    }
}

/* Waits for a case, at most WALL times its limit: one that sleeps uses no
   processor. What it started itself ends with it. */
static void wait_for_case(pid_t child, const sigset_t *ending)
{
    struct timespec most = { 1 + milliseconds * WALL / 1000, 0 }, none = { 0 };
    int status = 0;
    setpgid(child, child);
    bool late = sigtimedwait(ending, NULL, &most) < 0;
    kill(-child, SIGKILL);
    waitpid(child, &status, 0);
    sigtimedwait(ending, NULL, &none);
    if (late || (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF)) {
        fprintf(lines, "status time\n");
        milliseconds = milliseconds > 50 * AFTER_A_HANG
            ? milliseconds / AFTER_A_HANG : 50;
    } else if (WIFSIGNALED(status)) {
        fprintf(lines, "status signal %d\n", WTERMSIG(status));
    } else if (WEXITSTATUS(status)) {
        fprintf(lines, "status exit %d\n", WEXITSTATUS(status));
    } else {
        fprintf(lines, "status ok\n");
    }
    fflush(lines);
}

bool case_begin(const char *part, const char *name, ...)
{
    va_list values;
    sigset_t ending;
    case_number++;
    if (only_case && case_number != only_case)
        return false;
    fprintf(lines, "case %ld %s ", case_number, part);
    va_start(values, name);
    vfprintf(lines, name, values);
    va_end(values);
    fputc('\n', lines);
    fflush(lines);
    stream = seed * 0x2545f4914f6cdd1du + (uint64_t)case_number;
    stream = splitmix();
    if (only_case)
        return true;
    sigemptyset(&ending);
    sigaddset(&ending, SIGCHLD);
    sigprocmask(SIG_BLOCK, &ending, NULL);
    pid_t child = fork();
    if (child == 0) {
        sigprocmask(SIG_UNBLOCK, &ending, NULL);
        limit_case();
        return true;
    }
    if (child < 0) {
        perror("driver: fork");
        exit(2);
    }
    wait_for_case(child, &ending);
    return false;
}

void case_end(void)
{
    fprintf(lines, "end\n");
    fflush(lines);
    fflush(stdout);
    _exit(0);
}

/* ---- values -------------------------------------------------------------- */

static void number(double value, int digits)
{
    if (isnan(value))
        fprintf(lines, " nan");
    else
        fprintf(lines, " %.*g", digits, value);
}

static void integers(const char *way, const char *name, const int *values,
                     size_t count)
{
    fprintf(lines, "%s %s ints", way, name);
    for (size_t i = 0; i < count; i++)
        fprintf(lines, " %d", values[i]);
    fputc('\n', lines);
    fflush(lines);
}

static void text_value(const char *way, const char *name, const char *text)
{
    fprintf(lines, "%s %s text ", way, name);
    for (const char *c = text ? text : "(null)"; *c; c++)
        if (*c == '\n')
            fprintf(lines, "\\n");
        else if (*c == '\\')
            fprintf(lines, "\\\\");
        else if ((unsigned char)*c < ' ' || *c == 127)
            fprintf(lines, "\\x%02x", (unsigned char)*c);
        else
            fputc(*c, lines);
    fputc('\n', lines);
    fflush(lines);
}

static void line_end(void)
{
    fputc('\n', lines);
    fflush(lines);
}

void in_int(const char *name, long long value)
{
    fprintf(lines, "in %s int %lld", name, value);
    line_end();
}

void in_ints(const char *name, const int *values, size_t count)
{
    integers("in", name, values, count);
}

void in_float(const char *name, double value)
{
    fprintf(lines, "in %s float 0 0", name);
    number(value, 17);
    line_end();
}

void in_floats(const char *name, const float *values, size_t count)
{
    fprintf(lines, "in %s floats 0 0", name);
    for (size_t i = 0; i < count; i++)
        number((double)values[i], 9);
    line_end();
}

void in_text(const char *name, const char *text)
{
    text_value("in", name, text);
}

void out_int(const char *name, long long value)
{
    fprintf(lines, "out %s int %lld", name, value);
    line_end();
}

void out_ints(const char *name, const int *values, size_t count)
{
    integers("out", name, values, count);
}

void out_float(const char *name, double value, double absolute,
               double relative)
{
    fprintf(lines, "out %s float %g %g", name, absolute, relative);
    number(value, 17);
    line_end();
}

void out_floats(const char *name, const float *values, size_t count,
                double absolute, double relative)
{
    fprintf(lines, "out %s floats %g %g", name, absolute, relative);
    for (size_t i = 0; i < count; i++)
        number((double)values[i], 9);
    line_end();
}

void out_doubles(const char *name, const double *values, size_t count,
                 double absolute, double relative)
{
    fprintf(lines, "out %s floats %g %g", name, absolute, relative);
    for (size_t i = 0; i < count; i++)
        number(values[i], 17);
    line_end();
}

void out_text(const char *name, const char *text)
{
    text_value("out", name, text);
}

int main(int argc, char **argv)
{
    lines = stdout;
    if (argc > 1)
        seed = strtoull(argv[1], NULL, 10);
    if (argc > 2)
        only_case = atol(argv[2]);
    if (argc > 5) {
        lines = fdopen(atoi(argv[3]), "a");
        milliseconds = atol(argv[4]);
        megabytes = atol(argv[5]);
    }
    if (!lines) {
        perror("driver: the descriptor for its lines");
        return 2;
    }
    driver();
    return 0;
}
