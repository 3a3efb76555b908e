/* babble.h: a model of bytes that learns from any text and goes on with
   it. */
#pragma once
#include "02-tensors/optim.h"
#include "03-attention/generate.h"

//@ babble-interface
/* A byte is a token. The model sees CONTEXT of them at most, and learns from
   BATCH pieces of the text at a time. */
enum { BYTES = 256, CONTEXT = 256, BATCH = 4 };

typedef struct {
    Params ps;
    Tower tower;
    Mask mask;              // causal, of those who may not look ahead
} Babbler;

Babbler babbler_new(Rng *rng);
void    babbler_close(Babbler *m);

/* One step of AdamW on pieces drawn from the text, which has more than
   CONTEXT bytes. Returns its loss, in nats a byte. */
Tensor *babbler_learn(Babbler *m, AdamW *opt, const char *text, size_t size,
                      Rng *rng);

/* The rate for a step of so many: it rises in a line, then falls. */
float babbler_rate(int step, int steps);

/* How many bits the model needs for a byte of the text: the mean of
   -log2 p over all but the first half of CONTEXT, each with at least so many
   bytes before it. */
double babbler_bits(Babbler *m, const char *text, size_t size);

/* Writes count bytes after the text, which has one at least, through put. A
   text longer than the model sees is read again from half of that on. */
void babbler_go_on(const Babbler *m, const char *text, size_t size, int count,
                   Sampling how, Rng *rng, void (*put)(char c, void *to),
                   void *to);
