/*
 * Looks for the solution in its own process, under every name it might have,
 * and lets it answer. The solution ran in another process, long before.
 * expect: wrong
 */
#define _GNU_SOURCE
#include "1-total.h"
#include <dlfcn.h>

typedef long long Total(const int *, size_t);

static const char *const names[] = {
    "total", "reference_total", "solution_total", "expected_total",
    "ref_total", "total_solution",
};

long long total(const int *x, size_t n)
{
    void *where[] = { RTLD_NEXT, RTLD_DEFAULT };
    for (int w = 0; w < 2; w++)
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            Total *found = (Total *)dlsym(where[w], names[i]);
            if (found && found != total)
                return found(x, n);
        }
    return 0;
}

int largest(const int *x, size_t n)
{
    int most = x[0];
    for (size_t i = 1; i < n; i++)
        if (x[i] > most)
            most = x[i];
    return most;
}
