/* With min_p = 0 you keep the forbidden tokens too: their probability is 0,
   and that is at least 0. -INFINITY has to be asked for by itself. */
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
        if (exp(below) < min_p)
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
