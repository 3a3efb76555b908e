/* passkey.h: a task that asks for content and not for places: in a long talk
   about nothing one word is a key, and whoever is asked must name it. */
#pragma once
#include "02-tensors/optim.h"
#include "04-positions/scheme.h"

//@ passkey-interface
/* Tokens are TALK words that mean nothing, KEYS keys, and the question ASK.
   A text has one key, at a place drawn by lot, and behind it questions whose
   answer it is; the last token is one. */
enum { TALK = 8, KEYS = 16, ASK = TALK + KEYS, WORDS, KEY_LENGTH = 32 };

typedef struct {
    Params ps;
    Tower tower;                        // two blocks, C 64, H 4; causal
    Rng rng;                            // of the texts
} Seeker;

/* It stays where it is until it is closed. */
void seeker_open(Seeker *s, const Scheme *scheme, uint64_t seed);
void seeker_close(Seeker *s);

/* One step of AdamW on B texts of T tokens. */
void seeker_learn(Seeker *s, AdamW *opt, int B, int T);

/* So many steps on 16 texts of KEY_LENGTH, the rate rising and falling. */
void seeker_train(Seeker *s, int steps);

/* The share of right answers at the ends of texts of T tokens, the same
   texts for all. */
double seeker_accuracy(const Seeker *s, int T);
