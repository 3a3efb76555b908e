/* scheme.h: ways to tell a tower where its tokens stand. */
#pragma once
#include "03-attention/tower.h"

//@ scheme
/* install hangs a scheme on the doors of a tower that has no table of places
   and will be trained on texts of up to L tokens. What it learns goes to ps,
   under names that begin with "position.". */
typedef struct {
    const char *name;
    void (*install)(Tower *t, Params *ps, Rng *rng, int L);
    bool ends;                  // it knows of no place past L
} Scheme;

//@ scheme-memory
/* What else a scheme keeps is one piece of memory: the tower's ctx is its
   beginning, and the ctx of each block lies in it. The tower must be where it
   will stay. */
void *scheme_memory(Tower *t, size_t bytes);

/* Shuts the doors and frees the memory; before tower_close. */
void scheme_remove(Tower *t);

//@ scheme-attend
/* Opens the door attend of each block. Block l gets ctx + l * each bytes: its
   own piece, or with each 0 the same as all others. */
typedef Tensor *Attend(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                       int first, void *ctx);
void scheme_attend(Tower *t, Attend *attend, void *ctx, size_t each);

//@ schemes
extern const Scheme nope, learned, hierarchical, sinusoidal, floater,
                    multiplicative, complex_words;
extern const Scheme shaw, transformer_xl, xlnet, t5, t5_both_ways, tupe,
                    deberta, alibi;

/* All that a causal model can wear: that is, all but T5's both ways. */
enum { SCHEMES = 14 };
extern const Scheme *const schemes[SCHEMES];
