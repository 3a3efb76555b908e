/* tales.h: small tales without end, and how much chance is in them. */
#pragma once
#include "02-tensors/rng.h"

#include <stddef.h>

//@ tales-interface
/* A tale has at most so many bytes, and ends with an empty line. */
enum { TALE = 1024 };

/* Writes one, with a 0 behind it; returns its length. Every choice can be read
   off the text, so that *bits, the sum over the choices of -log2 of what was
   chosen's probability, is that of the text. */
size_t tale(Rng *rng, char text[TALE], double *bits);

/* Writes whole tales while TALE bytes are left of size; returns how many
   bytes they have, and their bits. */
size_t tales(Rng *rng, char *text, size_t size, double *bits);
