#include "02-tensors/params.h"

#include "01-sliding-window/require.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

//@ param
/* One block of zeros holds the tensor, its name, its data and its gradient.
   Pages of it that are never touched, such as the gradient of what is
   frozen, take no memory. */
static Tensor *new_param(const Tensor *like, const char *name)
{
    size_t bytes = (numel(like) * sizeof(float) + 63) / 64 * 64;
    size_t head = sizeof(Tensor) + strlen(name) + 1;
    Tensor *t = allocate(1, head + 64 + 2 * bytes);
    *t = *like;
    t->name = strcpy((char *)(t + 1), name);
    t->data = (float *)(((uintptr_t)t + head + 63) / 64 * 64);
    t->grad = t->data + bytes / sizeof(float);
    return t;
}

Tensor *param(Params *ps, int ndim, const int *dim, const char *name, ...)
{
    char full[200];
    va_list values;
    va_start(values, name);
    int length = vsnprintf(full, sizeof full, name, values);
    va_end(values);
    REQUIRE(length > 0 && length < (int)sizeof full && full[strspn(full,
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
            "._-")] == '\0', "param: '%s' is no name", full);
    REQUIRE(!params_find(ps, full), "param: there is a %s already", full);
    REQUIRE(ndim >= 1 && ndim <= 4, "param: %s: %d dimensions, not 1 to 4",
            full, ndim);
    Tensor like = { .ndim = ndim, .tracked = true, .op = "param" };
    for (int i = 0; i < ndim; i++) {
        REQUIRE(dim[i] >= 1, "param: %s: dimension %d is %d", full, i, dim[i]);
        like.dim[i] = dim[i];
    }
    if (ps->count == ps->room) {
        ps->room = 2 * ps->room + 16;
        ps->at = realloc(ps->at, (size_t)ps->room * sizeof *ps->at);
        REQUIRE(ps->at, "param: no memory for %d parameters", ps->room);
    }
    return ps->at[ps->count++] = new_param(&like, full);
}

//@ params-list
Tensor *params_find(const Params *ps, const char *name)
{
    for (int i = 0; i < ps->count; i++)
        if (strcmp(ps->at[i]->name, name) == 0)
            return ps->at[i];
    return NULL;
}

void params_close(Params *ps)
{
    for (int i = 0; i < ps->count; i++)
        free(ps->at[i]);
    free(ps->at);
    *ps = (Params){ 0 };
}

size_t params_count(const Params *ps, bool trained)
{
    size_t n = 0;
    for (int i = 0; i < ps->count; i++)
        n += trained && !ps->at[i]->tracked ? 0 : numel(ps->at[i]);
    return n;
}

void params_zero_grad(Params *ps)
{
    for (int i = 0; i < ps->count; i++)
        if (ps->at[i]->grad)
            memset(ps->at[i]->grad, 0, numel(ps->at[i]) * sizeof(float));
}

int params_freeze(Params *ps, const char *prefix)
{
    int frozen = 0;
    for (int i = 0; i < ps->count; i++)
        if (strncmp(ps->at[i]->name, prefix, strlen(prefix)) == 0) {
            ps->at[i]->tracked = false;
            ps->at[i]->grad = NULL;
            frozen++;
        }
    return frozen;
}

//@ init
void init_constant(Tensor *t, float value)
{
    for (size_t i = 0; i < numel(t); i++)
        t->data[i] = value;
}

void init_normal(Tensor *t, Rng *rng, float deviation)
{
    for (size_t i = 0; i < numel(t); i++)
        t->data[i] = deviation * rng_normal(rng);
}

void init_uniform(Tensor *t, Rng *rng, float limit)
{
    for (size_t i = 0; i < numel(t); i++)
        t->data[i] = limit * (2 * rng_uniform(rng) - 1);
}
