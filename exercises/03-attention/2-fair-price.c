/*
 * A fair price
 * difficulty: ★
 * points: 2
 * parts: tokens 1, bytes 1
 * time: 35 min
 *
 * Two models of tales are for sale. One advertises a perplexity of 3.1, the
 * other of 22. The first reads letters, the second whole words: of course a
 * letter is easier to guess than a word, and there are more of them to guess.
 * To compare them somebody must count in a coin that both accept: bits for
 * each byte of text. And the tale is longer than what either can read at
 * once, which is where the second swindle hides.
 *
 * A text has `n` tokens, and the model reads `window` of them at a time. Chunk
 * 0 begins at token 0, chunk 1 at token `stride`, chunk 2 at `2 stride`; each
 * holds `window` tokens, or what is left of the text, and the chunk that
 * reaches the text's end is the last. In a chunk, each token but the first is
 * predicted from those before it in the chunk: `token_logprob(first, i)` is the
 * natural logarithm of the probability that token `i` was given in the chunk
 * that begins at `first`. Chunks overlap, since `stride` is smaller than
 * `window`, so many tokens are predicted twice or more. Each token from 1 to
 * `n - 1` *counts once*, with its prediction from the *earliest* chunk that
 * predicts it. Token 0 is never predicted and never counts.
 *
 * The price of a token is minus that logarithm. `token_perplexity` returns
 * `exp` of the mean price. `bits_per_byte` returns the price of all tokens that
 * count, in bits, divided by the number of bytes that these tokens add to the
 * text. `piece[i]` is what token `i` adds, in UTF-8. The end of a tale adds
 * nothing, it is `""`; it is paid for like any other token.
 *
 * With `n` below 2, nothing counts: the perplexity is 1. Where the tokens that
 * count have no bytes, `bits_per_byte` is 0. Numbers are compared to five
 * digits.
 */
#include "2-fair-price.h"
#include <math.h>
#include <string.h>

double token_perplexity(const Reading *r)
{
    // TODO: exp of the mean price of a token.
    (void)r;
    return 0;
}

double bits_per_byte(const Reading *r)
{
    // TODO: the price in bits, for each byte.
    (void)r;
    return -1;
}
