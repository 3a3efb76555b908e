/* You look at the first `last` tokens of the text. The last ones stand at its
   end, from n - last on. */
/* How often the token occurs in text[from], ..., text[n-1]. */
static int times(int token, const int *text, int from, int n)
{
    int count = 0;
    for (int i = from; i < n; i++)
        count += text[i] == token;
    return count;
}

void say_it_once(float *logits, int V, const int *text, int n, int last,
                 float penalty)
{
    int from = 0;
    n = last < n ? last : n;
    for (int token = 0; token < V; token++)
        if (times(token, text, from, n) > 0) {
            if (logits[token] > 0)
                logits[token] /= penalty;
            else
                logits[token] *= penalty;       // further below 0
        }
}

void charge_for_it(float *logits, int V, const int *text, int n, int written,
                   float presence, float frequency)
{
    for (int token = 0; token < V; token++) {
        int count = times(token, text, written, n);
        if (count > 0)
            logits[token] -= presence + (float)count * frequency;
    }
}
