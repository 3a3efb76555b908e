/* answers.c: the lines that a driver writes, and how answers compare. */
#include "grader.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* "in NAME TYPE ..." after its first word; NULL where it is cut short. */
static Value *parse_value(char *line)
{
    Value *v = zeroed(1, sizeof *v);
    char *rest = NULL;
    v->name = strtok_r(line, " ", &rest);
    v->type = strtok_r(NULL, " ", &rest);
    if (!v->name || !v->type)
        return NULL;
    if (starts(v->type, "float")) {
        v->absolute = strtod(rest, &rest);
        v->relative = strtod(rest, &rest);
    }
    v->text = rest + (*rest == ' ');
    return v;
}

static void append(Value **list, Value *value)
{
    while (*list)
        list = &(*list)->next;
    *list = value;
}

/* "ok 3", "exit 1 3", "signal 11 3", "time 500", "memory 80" */
static void parse_status(Case *c, const char *words, bool ended)
{
    c->ending = EXITED;
    const char *last = strrchr(words, ' ');
    c->milliseconds = last ? atol(last) : 0;
    if (starts(words, "signal ")) {
        c->ending = CRASHED;
        c->code = atoi(words + 7);
    } else if (starts(words, "exit ")) {
        c->code = atoi(words + 5);
    } else if (starts(words, "time")) {
        c->ending = HUNG;
    } else if (starts(words, "memory")) {
        c->ending = SWOLLEN;
    } else if (starts(words, "ok") && ended) {
        c->ending = RAN;
    }
}

static Case parse_case(char *words)
{
    Case c = { .ending = EXITED };
    char *rest = NULL;
    strtok_r(words, " ", &rest);
    c.part = strtok_r(NULL, " ", &rest);
    c.name = rest;
    return c;
}

Answers *answers_parse(char *text)
{
    Answers *a = zeroed(1, sizeof *a);
    size_t most = 1;
    for (const char *c = text; (c = strstr(c, "case ")); c++)
        most++;
    a->at = zeroed(most, sizeof *a->at);
    Case *c = NULL;
    bool ended = false, garbled = false;
    for (char *line; (line = next_line(&text)); ) {
        Value *value;
        if (starts(line, "case ")) {
            c = &a->at[a->count++];
            *c = parse_case(line + 5);
            ended = garbled = false;
        } else if (!c) {
            a->leaks = a->leaks || strcmp(line, "leaks yes") == 0;
        } else if (starts(line, "in ") && (value = parse_value(line + 3))) {
            append(&c->in, value);
        } else if (starts(line, "out ") && (value = parse_value(line + 4))) {
            append(&c->out, value);
        } else if (strcmp(line, "end") == 0) {
            ended = true;
        } else if (starts(line, "output ")) {
            c->output = atol(line + 7);
        } else if (starts(line, "status ")) {
            parse_status(c, line + 7, ended);
            if (c->ending == RAN && garbled)
                c->ending = GARBLED;
        } else {
            garbled = true;
        }
    }
    return a;
}

static bool number_agrees(double got, double expected, const Value *v)
{
    if (isnan(got) || isnan(expected))
        return isnan(got) && isnan(expected);
    if (got == expected)
        return true;
    return isfinite(got) && isfinite(expected)
        && fabs(got - expected) <= v->absolute + v->relative * fabs(expected);
}

/* Numbers one by one; both texts end at the same one. */
static bool numbers_agree(const Value *got, const Value *expected, long *index)
{
    char *g = got->text, *e = expected->text, *g_end, *e_end;
    bool floating = starts(expected->type, "float");
    for (*index = 0; ; ++*index, g = g_end, e = e_end) {
        bool same;
        if (floating) {
            double a = strtod(g, &g_end), b = strtod(e, &e_end);
            same = number_agrees(a, b, expected);
        } else {
            long long a = strtoll(g, &g_end, 10), b = strtoll(e, &e_end, 10);
            same = a == b;
        }
        if (g_end == g && e_end == e)
            return g[strspn(g, " ")] == '\0';
        if (g_end == g || e_end == e || !same)
            return false;
    }
}

bool value_agrees(const Value *got, const Value *expected, long *index)
{
    long at;
    bool list = expected->type[strlen(expected->type) - 1] == 's';
    *index = -1;
    if (strcmp(got->name, expected->name) != 0
        || strcmp(got->type, expected->type) != 0)
        return false;
    if (strcmp(expected->type, "text") == 0)
        return strcmp(got->text, expected->text) == 0;
    if (numbers_agree(got, expected, &at))
        return true;
    if (list)
        *index = at;
    return false;
}

bool case_agrees(const Case *got, const Case *expected)
{
    long index;
    if (got->ending != expected->ending || got->code != expected->code)
        return false;
    if (got->ending != RAN)
        return true;
    const Value *g = got->out, *e = expected->out;
    for (; g && e; g = g->next, e = e->next)
        if (!value_agrees(g, e, &index))
            return false;
    return !g && !e;
}
