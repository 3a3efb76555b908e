/* You subtract what leaves the window. Next to a score that is 50 higher the
   others were rounded away when they came, and what isn't there can't come
   back. Find a way that only joins. */
Sight seen_key(float score, float value)
{
    return score == -INFINITY ? (Sight){ -INFINITY, 0, 0 }
                              : (Sight){ score, 1, value };
}

/* Both are measured from the larger maximum, then added. */
Sight seen_both(Sight a, Sight b)
{
    double m = fmax(a.max, b.max);
    if (m == -INFINITY)
        return a;                       // m - m would be NaN
    double of_a = exp(a.max - m), of_b = exp(b.max - m);
    return (Sight){ m, of_a * a.sum + of_b * b.sum,
                   of_a * a.value + of_b * b.value };
}

double seen_mean(Sight s)
{
    return s.sum > 0 ? s.value / s.sum : 0;
}

void mean_so_far(const float *score, const float *value, int T, float *out)
{
    Sight all = { -INFINITY, 0, 0 };
    for (int i = 0; i < T; i++) {
        all = seen_both(all, seen_key(score[i], value[i]));
        out[i] = (float)seen_mean(all);
    }
}

void mean_of_window(const float *score, const float *value, int T, int W,
                    float *out)
{
    double sum = 0, total = 0, m = -INFINITY;
    for (int i = 0; i < T; i++)
        m = fmax(m, score[i]);
    for (int i = 0; i < T; i++) {
        double enters = m > -INFINITY ? exp(score[i] - m) : 0;
        double leaves = i >= W ? exp(score[i - W] - m) : 0;
        sum += enters - (leaves > 0 ? leaves : 0);
        total += enters * value[i];
        if (leaves > 0)
            total -= leaves * value[i - W];
        out[i] = (float)(sum > 0 ? total / sum : 0);
    }
}
