/* You take the mean price of each chunk, and then the mean of those. The last
   chunk may have one new token and weighs as much as one with a hundred. Add
   all prices up, and divide once. */
/* The price of all tokens that count, in nats. */
static double price(const Reading *r)
{
    double means = 0, nats = 0;
    int first = 0, chunks = 0, count = 0;
    for (int i = 1; i < r->n; i++) {
        nats -= token_logprob(first, i);
        count++;
        if (i + 1 == first + r->window || i + 1 == r->n) {
            means += nats / count;
            chunks++;
            first += r->stride;
            nats = count = 0;
        }
    }
    return chunks ? means / chunks * (r->n - 1) : 0;
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
