/* You take a token's prediction from the latest chunk that has it, where it
   has the least before it. The earliest one knows the most. */
/* The price of all tokens that count, in nats. */
static double price(const Reading *r)
{
    double nats = 0;
    int first = 0;                      // of the earliest chunk that holds i
    for (int i = 1; i < r->n; i++) {
        while (i > first + r->stride
               && first + r->window < r->n)
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
