/* parade.h: a race track: one task, one small model, any scheme. */
#pragma once
#include "02-tensors/optim.h"
#include "04-positions/scheme.h"

//@ race
/* Tokens are drawn by lot from SYMBOLS. The answer at place i is
   table[x[i - 1]][x[i - 3]]: it takes the tokens one back and three back, never
   the token itself. The first three places have no answer. */
enum { SYMBOLS = 16, RACE_BATCH = 16, RACE_LENGTH = 32 };

typedef struct {
    Params ps;
    Tower tower;                        // two blocks, C 64, H 4; causal
    int table[SYMBOLS][SYMBOLS];
    Rng rng;                            // of the texts
} Runner;

/* A model with such a scheme, for texts of RACE_LENGTH tokens. The table, the
   texts and the tower's weights follow from the seed, whatever the scheme. It
   stays where it is until it is closed. */
void runner_open(Runner *r, const Scheme *scheme, uint64_t seed);
void runner_close(Runner *r);

//@ race-train
/* One step of AdamW on RACE_BATCH texts of T tokens; the loss, in nats. */
float runner_learn(Runner *r, AdamW *opt, int T);

/* So many steps on texts of RACE_LENGTH, with the rate rising and falling;
   every step's loss goes to loss, or nowhere if it is NULL. */
void runner_train(Runner *r, int steps, float *loss);

//@ race-test
/* The share of right answers in the last half of texts of T tokens, the same
   texts for every scheme. */
double runner_accuracy(const Runner *r, int T);
