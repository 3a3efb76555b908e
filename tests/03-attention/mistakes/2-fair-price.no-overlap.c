/* Your chunks begin where the one before ended, a window further. They are to
   begin `stride` further, and overlap; the tokens after a cut are the dearest,
   and their price is not the model's fault. */
/* The price of all tokens that count, in nats. */
static double price(const Reading *r)
{
    double nats = 0;
    int first = 0;                      // of the earliest chunk that holds i
    for (int i = 1; i < r->n; i++) {
        if (i >= first + r->window)
            first += (r->window - 1) / r->stride * r->stride;
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
