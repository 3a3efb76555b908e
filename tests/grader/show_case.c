/* show_case.c: one failing case in full. */
#include "show.h"

#include <signal.h>
#include <string.h>

enum { PRINTED_LINES = 20, PRINTED_COLUMNS = 100 };

static void show_value(const char *label, const Value *v)
{
    bool text = strcmp(v->type, "text") == 0;
    bool empty = !text && !*v->text;
    printf("  %-9s %s%s%s\n", label, text ? "\"" : "",
           empty ? "(empty)" : v->text, text ? "\"" : "");
}

static void show_ending(const Case *c)
{
    if (c->ending == HUNG)
        printf("  it did not end within its time (an endless loop?)\n");
    else if (c->ending == CRASHED && c->code == SIGXFSZ)
        printf("  it printed without end\n");
    else if (c->ending == CRASHED)
        printf("  it crashed: %s\n", strsignal(c->code));
    else if (c->ending == EXITED)
        printf("  it ended the program, with status %d\n", c->code);
    else if (c->ending == SWOLLEN)
        printf("  it took more memory than it may\n");
    else if (c->ending == GARBLED)
        printf("  what it wrote among the answers is no answer\n");
}

/* The first answer that differs; the lists may have different lengths. */
static void show_difference(const Value *got, const Value *expected)
{
    long index;
    while (got && expected && value_agrees(got, expected, &index)) {
        got = got->next;
        expected = expected->next;
    }
    if (!expected) {
        if (got)
            printf("  %s%s is one answer too many%s\n", red(), got->name,
                   plain());
        return;
    }
    printf("%s%s%s", red(), expected->name, plain());
    if (got && strcmp(got->name, expected->name) == 0
        && !value_agrees(got, expected, &index) && index >= 0)
        printf(" differs at [%ld]", index);
    printf("\n");
    if (got)
        show_value(strcmp(got->name, expected->name) == 0 ? "got"
                   : format("got %s", got->name), got);
    else
        printf("  %-9s (nothing)\n", "got");
    show_value("expected", expected);
}

/* What the learner's own printf wrote in this case: the first lines, with
   nothing in them that a terminal would obey. */
static void show_printed(const Run *run, int index)
{
    const Case *c = &run->answers->at[index];
    long all = run->output ? (long)strlen(run->output) : 0;
    long end = index + 1 < run->answers->count ? c[1].output : all;
    int lines = 0, column = 0;
    if (c->output < 0 || c->output >= end || end > all)
        return;
    printf("it printed:\n");
    for (long at = c->output; at < end && lines < PRINTED_LINES; at++) {
        unsigned char byte = (unsigned char)run->output[at];
        if (column == 0)
            printf("  | ");
        if (byte == '\n' || ++column == PRINTED_COLUMNS) {
            putchar('\n');
            lines++;
            column = 0;
        } else {
            putchar(byte < ' ' || byte == 127 ? '?' : byte);
        }
    }
    printf(lines == PRINTED_LINES ? "  | ...\n" : column ? "\n" : "");
}

void show_case(const Verdict *v, int index)
{
    const Case *expected = &v->expected->answers->at[index];
    printf("\ncase %d of %s, %s:\n", index + 1, expected->part,
           expected->name);
    for (const Value *in = expected->in; in; in = in->next)
        show_value(in->name, in);
    if (index >= v->got->answers->count) {
        printf("  it was not run: the program had ended\n");
        return;
    }
    const Case *got = &v->got->answers->at[index];
    show_ending(got);
    if (got->ending == RAN)
        show_difference(got->out, expected->out);
    else
        for (const Value *out = expected->out; out; out = out->next) {
            printf("%s%s%s\n", red(), out->name, plain());
            show_value("expected", out);
        }
    show_printed(v->got, index);
}
