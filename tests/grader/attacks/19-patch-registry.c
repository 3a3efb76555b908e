/*
 * Walks CUnit's registry and makes every test call a function that does
 * nothing. There is no registry in the process that runs this file.
 * expect: wrong
 */
#include "1-total.h"

typedef struct Test {
    char *name;
    int active;
    void (*function)(void);
    void *jump;
    struct Test *next;
} Test;

typedef struct Suite {
    char *name;
    int active;
    Test *test;
    void *set_up[4];
    unsigned tests;
    struct Suite *next;
} Suite;

typedef struct {
    unsigned suites, tests;
    Suite *suite;
} Registry;

__attribute__((weak)) extern Registry *CU_get_registry(void);

static void nothing(void) {}

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    if (CU_get_registry)
        for (Suite *s = CU_get_registry()->suite; s; s = s->next)
            for (Test *t = s->test; t; t = t->next)
                t->function = nothing;
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
