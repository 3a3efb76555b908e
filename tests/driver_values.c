/* driver_values.c: chance and memory for a case, its inputs and answers. */
#include "driver_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static uint64_t seed, stream;

static uint64_t splitmix(void)
{
    uint64_t z = stream += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

void driver_chance(uint64_t of, long case_number)
{
    seed = of;
    stream = seed * 0x2545f4914f6cdd1du + (uint64_t)case_number;
    stream = splitmix();
}

uint64_t case_seed(void) { return seed; }
unsigned case_random(void) { return (unsigned)(splitmix() >> 32); }

int case_between(int low, int high)
{
    uint64_t count = (uint64_t)((int64_t)high - low + 1);
    return (int)(low + (int64_t)(case_random() * count >> 32));
}

float case_float(void) { return (float)case_between(-2048, 2048) / 256; }

/* Held here too, so that it never looks like a leak. */
void *case_memory(size_t size)
{
    static struct Held { struct Held *next; void *memory; } *held;
    struct Held *more = malloc(sizeof *more);
    if (!more || !(more->memory = calloc(size ? size : 1, 1))) {
        perror("driver: memory for a case");
        exit(2);
    }
    more->next = held;
    held = more;
    return more->memory;
}

void *case_copy(const void *from, size_t size)
{
    return memcpy(case_memory(size), from, size);
}

static void number(double value, int digits)
{
    if (isnan(value))
        fprintf(driver_lines, " nan");
    else
        fprintf(driver_lines, " %.*g", digits, value);
}

static void integers(const char *way, const char *name, const int *values,
                     size_t count)
{
    fprintf(driver_lines, "%s %s ints", way, name);
    for (size_t i = 0; i < count; i++)
        fprintf(driver_lines, " %d", values[i]);
    fputc('\n', driver_lines);
    fflush(driver_lines);
}

static void text_value(const char *way, const char *name, const char *text)
{
    fprintf(driver_lines, "%s %s text ", way, name);
    for (const char *c = text ? text : "(null)"; *c; c++)
        if (*c == '\n')
            fprintf(driver_lines, "\\n");
        else if (*c == '\\')
            fprintf(driver_lines, "\\\\");
        else if ((unsigned char)*c < ' ' || *c == 127)
            fprintf(driver_lines, "\\x%02x", (unsigned char)*c);
        else
            fputc(*c, driver_lines);
    fputc('\n', driver_lines);
    fflush(driver_lines);
}

static void line_end(void)
{
    fputc('\n', driver_lines);
    fflush(driver_lines);
}

void in_int(const char *name, long long value)
{
    fprintf(driver_lines, "in %s int %lld", name, value);
    line_end();
}

void in_ints(const char *name, const int *values, size_t count)
{
    integers("in", name, values, count);
}

void in_float(const char *name, double value)
{
    fprintf(driver_lines, "in %s float 0 0", name);
    number(value, 17);
    line_end();
}

void in_floats(const char *name, const float *values, size_t count)
{
    fprintf(driver_lines, "in %s floats 0 0", name);
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
    fprintf(driver_lines, "out %s int %lld", name, value);
    line_end();
}

void out_ints(const char *name, const int *values, size_t count)
{
    integers("out", name, values, count);
}

void out_float(const char *name, double value, double absolute,
               double relative)
{
    fprintf(driver_lines, "out %s float %g %g", name, absolute, relative);
    number(value, 17);
    line_end();
}

void out_floats(const char *name, const float *values, size_t count,
                double absolute, double relative)
{
    fprintf(driver_lines, "out %s floats %g %g", name, absolute, relative);
    for (size_t i = 0; i < count; i++)
        number((double)values[i], 9);
    line_end();
}

void out_doubles(const char *name, const double *values, size_t count,
                 double absolute, double relative)
{
    fprintf(driver_lines, "out %s floats %g %g", name, absolute, relative);
    for (size_t i = 0; i < count; i++)
        number(values[i], 17);
    line_end();
}

void out_text(const char *name, const char *text)
{
    text_value("out", name, text);
}
