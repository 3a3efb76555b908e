/* You fine a token once for each time that it occurs. After five times its
   logit has been divided by penalty to the fifth, and "the" will never be
   heard again. Once is enough. */
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
    int from = last < n ? n - last : 0;
    for (int i = from; i < n; i++) {
        int token = text[i];
        if (logits[token] > 0)
            logits[token] /= penalty;
        else
            logits[token] *= penalty;       // further below 0
    }
    (void)V;
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
