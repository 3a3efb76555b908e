/* digits.h: small pictures of digits, drawn by chance, and a network that
   reads them. */
#pragma once
#include "02-tensors/linear.h"
#include "02-tensors/optim.h"

#include <stdio.h>

//@ digits-interface
/* A picture is 16 x 16 numbers, row by row: 0 is paper, 1 is ink. */
enum { DIGITS = 10, SIDE = 16, PIXELS = SIDE * SIDE };

/* Draws the digit, a little turned, moved, stretched, and on dirty paper. */
void digit_draw(int digit, Rng *rng, float picture[PIXELS]);

/* n digits drawn by lot: pictures (n,PIXELS) and which digits they are. */
void digits_draw(int n, Rng *rng, float *pictures, int *digit);

/* Writes it as 16 lines of the characters " .:+#", darker and darker. */
void digit_write(const float picture[PIXELS], FILE *to);

/* Reads such lines; what is missing at their ends is paper. Returns NULL, or
   what is wrong. */
const char *digit_read(FILE *from, float picture[PIXELS]);

//@ reader-interface
/* From 256 pixels to 64 hidden units, from these to ten logits. */
typedef struct {
    Params ps;
    Linear hidden, out;
} Reader;

Reader  reader_new(Rng *rng);
Tensor *reader_logits(const Reader *r, const float *pictures, int n);

/* One step of training on n fresh digits. Returns its loss. */
Tensor *reader_learn(Reader *r, AdamW *opt, int n, Rng *rng);
