/* declarations.h: the functions of a header. */
#pragma once
#include "grader.h"

typedef struct {
    char *header, *name;
    char *text;                 /* "int most(const int *x, size_t n)" */
    char *arguments;            /* "x, n" */
} Declaration;

typedef struct {
    int count;
    Declaration *at;
} Declarations;

/* Adds those of a header. */
void declarations_add(Declarations *d, const char *path);
