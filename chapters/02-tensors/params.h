/* params.h: what a model has learned: one list, with names. */
#pragma once
#include "02-tensors/rng.h"
#include "02-tensors/tensor.h"

//@ params
/* Parameters live until params_close; everything else is on the tape. */
typedef struct {
    int count, room;
    Tensor **at;            // in the order in which they were made
} Params;

/* A new parameter, tracked, all zeros; the name is formatted as by printf,
   and is no other's. Letters, digits and . _ - make a name. */
Tensor *param(Params *ps, int ndim, const int *dim, const char *name, ...)
    __attribute__((format(printf, 4, 5)));
Tensor *params_find(const Params *ps, const char *name);    // NULL: none
void params_close(Params *ps);

void init_constant(Tensor *t, float value);
void init_normal(Tensor *t, Rng *rng, float deviation);
void init_uniform(Tensor *t, Rng *rng, float limit);    // in [-limit, limit)

/* How many numbers there are; trained: those that are not frozen. */
size_t params_count(const Params *ps, bool trained);
void params_zero_grad(Params *ps);
/* Those whose name begins so are no longer trained. Returns how many. */
int params_freeze(Params *ps, const char *prefix);

//@ params-files
/* Files in the format safetensors. Both return NULL, or what is wrong, one
   line for each fault, in memory of the tape. A file that cannot be written
   completely leaves the old one alone; one that does not fit exactly, name
   by name and shape by shape, changes no parameter. */
const char *params_save(const Params *ps, const char *path);
const char *params_load(Params *ps, const char *path);
