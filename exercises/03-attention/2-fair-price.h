/* 2-fair-price.h: what a model pays for a text, per token and per byte. */
#pragma once

/* A text of n tokens, read in chunks of `window` tokens, each of which begins
   `stride` tokens after the one before; 1 <= stride < window. piece[i] is what
   token i adds to the text, in UTF-8: "" where it adds nothing. */
typedef struct {
    int n, window, stride;
    const char *const *piece;
} Reading;

/* Given to you: the natural logarithm of the probability that the model gave
   to token i, in the chunk that begins at token `first`. NaN if i is not one
   of the tokens after `first` in that chunk. */
float token_logprob(int first, int i);

/* exp of the mean price, in nats, of tokens 1, ..., n-1; 1 if there is
   none. */
double token_perplexity(const Reading *r);

/* The price of tokens 1, ..., n-1 in bits, divided by their bytes; 0 if they
   have none. */
double bits_per_byte(const Reading *r);
