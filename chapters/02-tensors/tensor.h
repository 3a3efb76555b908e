/* tensor.h: the one type of the book's mathematics, and the tape that
   remembers how each tensor was made. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

//@ tensor
/* Up to four dimensions of floats, outermost first: element (i, j, k) of
   shape (I, J, K) is data[(i * J + j) * K + k]. */
typedef struct Tensor Tensor;
struct Tensor {
    int ndim, dim[4];
    float *data;
    float *grad;                    // NULL: none is wanted, or not yet made
    bool tracked;                   // a gradient is wanted
    bool keep;                      // and is to be read after backward()
    Tensor *src[4];                 // the inputs, in call order
    void (*backward)(Tensor *out);  // adds into src[i]->grad; NULL: a leaf
    void *ctx;                      // the op's settings, kept for backward
    const char *op, *name;          // for messages only
    Tensor *older;                  // what was made before this one
};

//@ dims
/* Rank and array, for calls: t_input(DIMS(2, 3), x). */
#define DIMS(...)                                                          \
    (int)(sizeof (int[]){ __VA_ARGS__ } / sizeof(int)), (int[]){ __VA_ARGS__ }

/* A settled size, from which on work is shared between threads. */
enum { LARGE = 1 << 15 };

//@ tensor-sizes
/* How many elements; how many lie along the last axis; how many such rows. */
size_t numel(const Tensor *t);
size_t last_dim(const Tensor *t);
size_t rows_of(const Tensor *t);

bool same_shape(const Tensor *a, const Tensor *b);

/* "h.0.attn.q(2,8,16)", or with the op where it has no name. */
const char *shape(const Tensor *t);

//@ tape-interface
/* A new tensor on the tape. It is tracked when an input is; a, b and c may
   be NULL. Its data are for the op to write: so far all are NaN. */
Tensor *tape_new(const char *op, int ndim, const int *dim,
                 void (*back)(Tensor *out),
                 Tensor *a, Tensor *b, Tensor *c);

/* A leaf on the tape that holds a copy of the data. */
Tensor *t_input(int ndim, const int *dim, const float *data);

/* Memory that lives until tape_reset: every byte is 0xFF, every float NaN. */
void *tape_alloc(size_t bytes);

/* Forgets all that is on the tape and fills it with 0xFF. */
void tape_reset(void);

/* Makes the gradient of loss, one number, by every tracked tensor that it
   was made of. A parameter's is added to what it holds. What an op made loses
   its gradient as soon as that is passed on, unless keep is set. A second call
   before tape_reset is refused. */
void backward(Tensor *loss);

/* The oldest tensor on the tape with a NaN in its data, or NULL. */
const Tensor *tape_first_nan(void);
