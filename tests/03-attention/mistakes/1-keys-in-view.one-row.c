/* You put all rows of the head into one softmax. Each query has weights of its
   own, which add up to 1 for it alone: one entropy for each row. */
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
    return h < 0 ? 0 : exp(h);
}

double head_in_view(const float *score, int T, int S)
{
    return keys_in_view(score, T * S);
}
