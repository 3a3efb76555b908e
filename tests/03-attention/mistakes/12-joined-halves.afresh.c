/* Right, but you join every window afresh: T times W keys. Neighbouring
   windows share all but two. Chapter 1 knew two ways to live without that,
   blocks and two stacks. */
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
    for (int i = 0; i < T; i++) {
        Sight window = { -INFINITY, 0, 0 };
        for (int j = i < W ? 0 : i - W + 1; j <= i; j++)
            window = seen_both(window, seen_key(score[j], value[j]));
        out[i] = (float)seen_mean(window);
    }
}
