#include "02-tensors/tensor.h"

#include "01-sliding-window/require.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

//@ tape
/* Memory in chunks that never move; a chunk's bytes follow it. Those below
   used are taken, those from used to filled are 0xFF. */
typedef struct Chunk Chunk;
struct Chunk {
    _Alignas(64) Chunk *next;
    size_t size, used, filled;
};

/* A gradient's memory that is free again; it begins with this. */
typedef struct Spare Spare;
struct Spare { Spare *next; size_t bytes; };

/* The one global of the book's mathematics: a step's tensors, newest
   first. */
static struct {
    Chunk *first, *current;
    Tensor *newest;
    Spare *spare;
    bool differentiated;
} tape;

//@ new-chunk
/* Doubles the tape's memory, so that chunks stay few. On Linux it comes in
   pages of 2 MiB, which is faster to touch than many small ones. */
static Chunk *new_chunk(size_t bytes)
{
    const size_t page = 1 << 21;
    size_t size = page;
    for (Chunk *c = tape.first; c; c = c->next)
        size += c->size;
    size = size > bytes + sizeof(Chunk) ? size : bytes + sizeof(Chunk);
    size = (size + page - 1) / page * page;
    Chunk *c = aligned_alloc(page, size);
    REQUIRE(c, "tape: no memory for %zu bytes more", size);
#ifdef MADV_HUGEPAGE
    madvise(c, size, MADV_HUGEPAGE);
#endif
    *c = (Chunk){ .size = size - sizeof(Chunk) };
    Chunk **last = &tape.first;
    while (*last)
        last = &(*last)->next;
    return *last = c;
}

//@ fill
/* Up to a multiple of 64, a cache line. */
static size_t whole_lines(size_t bytes)
{
    return (bytes + 63) / 64 * 64;
}

/* As memset, by all threads where there is much. */
static void *fill(void *memory, int byte, size_t bytes)
{
    const size_t PIECE = 1 << 18;
    #pragma omp parallel for if (bytes >= 4 * PIECE)
    for (size_t at = 0; at < bytes; at += PIECE)
        memset((char *)memory + at, byte,
               bytes - at < PIECE ? bytes - at : PIECE);
    return memory;
}

//@ tape-alloc
void *tape_alloc(size_t bytes)
{
    REQUIRE(bytes <= SIZE_MAX / 4, "tape: no memory for %zu bytes", bytes);
    bytes = whole_lines(bytes);
    Chunk *c = tape.current;
    while (c && c->size - c->used < bytes)
        c = c->next;
    tape.current = c = c ? c : new_chunk(bytes);
    char *memory = (char *)(c + 1) + c->used;
    c->used += bytes;
    if (c->filled < c->used) {
        fill((char *)(c + 1) + c->filled, 0xFF, c->used - c->filled);
        c->filled = c->used;
    }
    return memory;
}

//@ tape-reset
void tape_reset(void)
{
    for (Chunk *c = tape.first; c; c = c->next) {
        fill(c + 1, 0xFF, c->used);
        c->used = 0;
    }
    tape.current = tape.first;
    tape.newest = NULL;
    tape.spare = NULL;
    tape.differentiated = false;
}

//@ tape-new
static size_t product(int ndim, const int *dim)
{
    size_t n = 1;
    for (int i = 0; i < ndim; i++)
        n *= (size_t)dim[i];
    return n;
}

Tensor *tape_new(const char *op, int ndim, const int *dim,
                 void (*back)(Tensor *out),
                 Tensor *a, Tensor *b, Tensor *c)
{
    Tensor *src[3] = { a, b, c };
    for (int i = 0; i < 3; i++)
        REQUIRE(!src[i] || src[i]->ndim > 0, "%s: %s", op, shape(src[i]));
    REQUIRE(ndim >= 1 && ndim <= 4, "%s: %d dimensions, not 1 to 4", op, ndim);
    Tensor *t = tape_alloc(sizeof *t);
    *t = (Tensor){ .ndim = ndim, .src = { a, b, c }, .backward = back,
                   .op = op, .older = tape.newest };
    for (int i = 0; i < ndim; i++) {
        REQUIRE(dim[i] >= 1, "%s: dimension %d is %d", op, i, dim[i]);
        REQUIRE(product(i, dim) <= (size_t)INT_MAX * 64 / (size_t)dim[i],
                "%s: too many elements", op);
        t->dim[i] = dim[i];
    }
    for (int i = 0; i < 3; i++)
        t->tracked |= t->src[i] && t->src[i]->tracked;
    t->data = tape_alloc(numel(t) * sizeof(float));
    return tape.newest = t;
}

//@ input
Tensor *t_input(int ndim, const int *dim, const float *data)
{
    Tensor *t = tape_new("input", ndim, dim, NULL, NULL, NULL, NULL);
    memcpy(t->data, data, numel(t) * sizeof(float));
    return t;
}

//@ gradient
/* Memory of this size that another gradient has left, or new. */
static void *find_spare(size_t bytes)
{
    for (Spare **at = &tape.spare; *at; at = &(*at)->next)
        if ((*at)->bytes == bytes) {
            Spare *found = *at;
            *at = found->next;
            return found;
        }
    return tape_alloc(bytes);
}

/* A gradient of zeros, where t has none yet. */
static void make_gradient(Tensor *t)
{
    size_t bytes = whole_lines(numel(t) * sizeof(float));
    if (!t->grad)
        t->grad = fill(find_spare(bytes), 0, bytes);
}

/* t has passed its gradient on; the next one may have the memory. */
static void leave_gradient(Tensor *t)
{
    Spare *spare = (Spare *)t->grad;
    *spare = (Spare){ tape.spare, whole_lines(numel(t) * sizeof(float)) };
    tape.spare = spare;
    t->grad = NULL;
}

//@ backward
void backward(Tensor *loss)
{
    REQUIRE(numel(loss) == 1, "backward: %s is not one number", shape(loss));
    REQUIRE(loss->tracked, "backward: %s depends on nothing that is tracked",
            shape(loss));
    REQUIRE(!tape.differentiated, "backward: %s: the tape has been gone back "
            "already, tape_reset comes first", shape(loss));
    tape.differentiated = true;
    make_gradient(loss);
    loss->grad[0] = 1;
    for (Tensor *t = tape.newest; t; t = t->older) {
        if (!t->grad || !t->backward)
            continue;
        for (int i = 0; i < 4; i++)
            if (t->src[i] && t->src[i]->tracked)
                make_gradient(t->src[i]);
        t->backward(t);
        if (!t->keep)
            leave_gradient(t);
    }
}

//@ first-nan
static bool has_nan(const Tensor *t)
{
    for (size_t i = 0; i < numel(t); i++)
        if (t->data[i] != t->data[i])
            return true;
    return false;
}

const Tensor *tape_first_nan(void)
{
    const Tensor *first = NULL;
    for (const Tensor *t = tape.newest; t; t = t->older)
        first = has_nan(t) ? t : first;
    return first;
}

//@ sizes
size_t numel(const Tensor *t)
{
    return product(t->ndim, t->dim);
}

size_t last_dim(const Tensor *t)
{
    return (size_t)t->dim[t->ndim - 1];
}

size_t rows_of(const Tensor *t)
{
    return product(t->ndim - 1, t->dim);
}

bool same_shape(const Tensor *a, const Tensor *b)
{
    return a->ndim == b->ndim
        && memcmp(a->dim, b->dim, (size_t)a->ndim * sizeof(int)) == 0;
}

//@ shape
const char *shape(const Tensor *t)
{
    if (t->ndim < 1)
        return "a tensor of before the last tape_reset";
    const char *name = t->name ? t->name : t->op;
    size_t room = strlen(name) + 64;
    char *text = tape_alloc(room);
    int at = sprintf(text, "%s", name);
    for (int i = 0; i < t->ndim; i++)
        at += sprintf(text + at, i ? ",%d" : "(%d", t->dim[i]);
    sprintf(text + at, ")");
    return text;
}
