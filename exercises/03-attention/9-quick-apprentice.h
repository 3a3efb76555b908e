/* 9-quick-apprentice.h: speculative decoding, a small model that drafts for a
   large one. */
#pragma once

/* K tokens were drafted from a vocabulary of V. Row k of q, (K,V), has the
   apprentice's probabilities, of which draft[k] was drawn; row k of p,
   (K+1,V), the master's at the same place, and row K those after the whole
   draft. */
typedef struct {
    int K, V;
    const float *p, *q;
    const int *draft;
} Draft;

/* How many tokens of the draft are accepted, 0 to K. Each u[k] is from 0 to
   just below 1. */
int accepted(const Draft *d, const float *u);

/* Writes the tokens that are accepted to out, and one more that the master
   adds, chosen with u[K]; out has room for K+1. Returns how many. */
int next_tokens(const Draft *d, const float *u, int *out);

/* How many tokens next_tokens returns on average, over all drafts that are
   drawn from q and all u; d->draft is not used. */
double tokens_on_average(const Draft *d);
