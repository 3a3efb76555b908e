/* In your window nothing ever leaves: out[i] is the mean of all keys so
   far. */
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

/* In blocks of W keys, a window is the end of one block and the beginning of
   the next: to_end[i] is what is seen from i to its block's end, and `start`
   from the beginning of i's block to i. */
void mean_of_window(const float *score, const float *value, int T, int W,
                    float *out)
{
    Sight *to_end = malloc((size_t)T * sizeof *to_end), start;
    for (int i = T - 1; i >= 0; i--) {
        to_end[i] = seen_key(score[i], value[i]);
        if (i < T - 1 && i % W != W - 1)
            to_end[i] = seen_both(to_end[i], to_end[i + 1]);
    }
    for (int i = 0; i < T; i++) {
        Sight key = seen_key(score[i], value[i]);
        start = i == 0 ? key : seen_both(start, key);
        Sight window = start;
        out[i] = (float)seen_mean(window);
    }
    free(to_end);
}
