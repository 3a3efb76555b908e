/* You return the entropy. Four equal keys have the entropy 1.386, and what was
   asked is how many keys that's worth: exp of it, which is 4. */
/* In nats, of the softmax; below 0, which no entropy is, where nothing is
   seen. */
static double entropy(const float *score, int n)
{
    double m = -INFINITY, s = 0, below = 0;
    for (int j = 0; j < n; j++)
        m = fmax(m, score[j]);
    if (m == -INFINITY)
        return -1;
    for (int j = 0; j < n; j++) {
        double weight = exp(score[j] - m);
        s += weight;
        if (weight > 0)                 // 0 times infinity would be NaN
            below += weight * (m - score[j]);
    }
    return log(s) + below / s;
}

double keys_in_view(const float *score, int n)
{
    double h = entropy(score, n);
    return h < 0 ? 0 : h;
}

double head_in_view(const float *score, int T, int S)
{
    double sum = 0;
    int seeing = 0;
    for (int i = 0; i < T; i++) {
        double h = entropy(score + i * S, S);
        if (h < 0)
            continue;
        sum += h;
        seeing++;
    }
    return seeing > 0 ? sum / seeing : 0;
}
