/* You count every prediction of every chunk. Tokens in an overlap then pay two
   times or more, and those with a short context among them. Each token counts
   once, in the earliest chunk that predicts it. */
/* The price of all tokens that count, in nats. */
static double price(const Reading *r)
{
    double nats = 0;
    int count = 0;
    for (int first = 0; ; first += r->stride) {
        for (int i = first + 1; i < r->n && i < first + r->window; i++) {
            nats -= token_logprob(first, i);
            count++;
        }
        if (first + r->window >= r->n)
            break;
    }
    return count ? nats / count * (r->n - 1) : 0;
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
