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
 *
 * hint: Take `n` = 6, `window` = 4, `stride` = 2 and write down, for each
 *   chunk, which tokens it predicts. Which of them are new?
 * hint: You don't need to walk through the chunks at all. Go through the
 *   tokens, and ask for each: which is the earliest chunk that holds it?
 * hint: Token `i` lies in the chunk that begins at `first` if `i < first +
 *   window`. Begin with `first = 0`, and as `i` grows, add `stride` as long as
 *   `i` is not below `first + window`.
 * hint: A nat is `1 / log(2)` bits. `strlen` counts bytes, which is what we
 *   want: an é has two of them. Bytes of token 0 don't count, since nobody
 *   paid for it.
 * after: A perplexity without its tokens is a price without its currency. And
 *   how the text was cut belongs to the price as well: without an overlap, or
 *   with a mean of the chunks' means, the same model gets another number, and
 *   a wrong number never crashes.
 */
#include "2-fair-price.h"
#include <math.h>
#include <string.h>

//! answer
/* The price of all tokens that count, in nats. */
static double price(const Reading *r)
{
    double nats = 0;
    int first = 0;                      // of the earliest chunk that holds i
    for (int i = 1; i < r->n; i++) {
        if (i >= first + r->window)
            first += r->stride;
        nats -= token_logprob(first, i);
    }
    return nats;
}

double token_perplexity(const Reading *r)
{
    return r->n < 2 ? 1 : exp(price(r) / (r->n - 1));
}

double bits_per_byte(const Reading *r)
{
    size_t bytes = 0;
    for (int i = 1; i < r->n; i++)
        bytes += strlen(r->piece[i]);
    return bytes == 0 ? 0 : price(r) / log(2) / (double)bytes;
}
//! stub
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
//! end
