/* A masked key makes your answer NaN: its weight is 0, the logarithm of that
   is minus infinity, and 0 times infinity is no number. What has no weight
   adds nothing to an entropy; leave it out. */
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
    double sum = 0;
    int seeing = 0;
    for (int i = 0; i < T; i++) {
        double h = entropy(score + i * S, S);
        if (h < 0)
            continue;
        sum += h;
        seeing++;
    }
    return seeing > 0 ? exp(sum / seeing) : 0;
}
