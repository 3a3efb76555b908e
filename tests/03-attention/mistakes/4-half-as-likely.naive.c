/* You take exp of the logits as they are. For a logit of 1000 it is infinite,
   for -700 in a float it's 0, and all your probabilities are NaN. Measure them
   from the largest. */
int keep_likely(const float *logits, int V, float temperature, float min_p,
                float *p)
{
    float m = 0, sum = 0, most = 0;
    int kept = 0;
    for (int i = 0; i < V; i++)
        most = fmaxf(most, expf(logits[i]));
    for (int i = 0; i < V; i++) {
        double below = logits[i] - m;   // the sum of the softmax cancels
        p[i] = 0;
        if (logits[i] == -INFINITY || expf(logits[i]) < min_p * most)
            continue;
        p[i] = expf((float)below / temperature);
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
