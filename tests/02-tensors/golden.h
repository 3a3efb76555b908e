/*
 * golden.h: reference values, recorded in golden/NAME.txt by golden/make.py.
 * A line is a name, the number of dimensions, these, ":" and the values.
 */
#pragma once
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    char name[64];
    int ndim, dim[4];
    size_t count;
    float *at;
} Golden;

typedef struct { Golden *line; int count; } Goldens;

static inline Golden golden_line(FILE *from)
{
    Golden g = { .count = 1 };
    if (fscanf(from, "%63s %d", g.name, &g.ndim) != 2)
        return (Golden){ 0 };
    for (int i = 0; i < g.ndim; i++) {
        if (fscanf(from, "%d", &g.dim[i]) != 1)
            exit(2);
        g.count *= (size_t)g.dim[i];
    }
    g.at = malloc(g.count * sizeof(float));
    if (fscanf(from, " :") != 0)
        exit(2);
    for (size_t i = 0; i < g.count; i++)
        if (fscanf(from, "%f", &g.at[i]) != 1) {
            fprintf(stderr, "golden: %s ends too early\n", g.name);
            exit(2);
        }
    return g;
}

static inline Goldens golden_open(const char *path)
{
    Goldens all = { 0 };
    FILE *from = fopen(path, "r");
    if (!from) {
        fprintf(stderr, "%s: cannot be read\n", path);
        exit(2);
    }
    for (Golden g; (g = golden_line(from)).ndim > 0; all.count++) {
        all.line = realloc(all.line,
                           (size_t)(all.count + 1) * sizeof(Golden));
        all.line[all.count] = g;
    }
    fclose(from);
    return all;
}

/* The values of that name; their absence ends the program. */
static inline const Golden *golden_find(const Goldens *all, const char *name)
{
    for (int i = 0; i < all->count; i++)
        if (strcmp(all->line[i].name, name) == 0)
            return &all->line[i];
    fprintf(stderr, "golden: there is no %s\n", name);
    exit(2);
}

static inline void golden_close(Goldens *all)
{
    for (int i = 0; i < all->count; i++)
        free(all->line[i].at);
    free(all->line);
}
