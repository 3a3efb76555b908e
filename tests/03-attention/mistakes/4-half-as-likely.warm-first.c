/* You warm up first and cut then, so a hot temperature lets in what should be
   kept out. Whether a token is kept has nothing to do with the temperature:
   cut first. */
int keep_likely(const float *logits, int V, float temperature, float min_p,
                float *p)
{
    double m = -INFINITY, sum = 0;
    int kept = 0;
    for (int i = 0; i < V; i++)
        m = fmax(m, logits[i]);
    for (int i = 0; i < V; i++) {
        double below = logits[i] - m;   // the sum of the softmax cancels
        p[i] = 0;
        if (logits[i] == -INFINITY || exp(below / temperature) < min_p)
            continue;
        p[i] = (float)exp(below / temperature);
        sum += p[i];
        kept++;
    }
    for (int i = 0; i < V; i++)
        p[i] = (float)(p[i] / sum);
    return kept;
}

int pick_likely(const float *logits, int V, float temperature, float min_p,
                float u)
{
    float *p = malloc((size_t)V * sizeof *p);
    double sum = 0;
    int pick = 0;
    keep_likely(logits, V, temperature, min_p, p);
    for (int i = 0; i < V && sum <= u; i++)
        if (p[i] > 0) {                 // the last one, if rounding ends early
            sum += p[i];
            pick = i;
        }
    free(p);
    return pick;
}
