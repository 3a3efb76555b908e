/* You divide by n. Token 0 is never predicted, so n - 1 tokens have paid, and
   the mean is over those. */
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
    return r->n < 2 ? 1 : exp(price(r) / r->n);
}

double bits_per_byte(const Reading *r)
{
    size_t bytes = 0;
    for (int i = 1; i < r->n; i++)
        bytes += strlen(r->piece[i]);
    return bytes == 0 ? 0 : price(r) / log(2) / (double)bytes;
}
