/* You count near words in groups too. Then a query can't tell the word before
   it from the one before that. */
int seen_distance(Grouping g, int i, int j)
{
    return i / g.group - j / g.group + g.window - g.window / g.group;
}

/* The last place may have a group up to L - 1 - shift, and the last place of
   that group ends the text. */
long long longest_text(Grouping g, int L)
{
    int shift = g.window - g.window / g.group;
    long long grouped = (long long)g.group * (L - shift);
    if (L < g.window)
        return L;
    return grouped > g.window ? grouped : g.window;
}

/* x (D) -> y (D): turned for a place. */
static void turned(Grouping g, int place, const float *x, double *y)
{
    for (int d = 0; d < g.D; d += 2) {
        double angle = place * pow(g.base, -1.0 * d / g.D);
        y[d] = x[d] * cos(angle) - x[d + 1] * sin(angle);
        y[d + 1] = x[d] * sin(angle) + x[d + 1] * cos(angle);
    }
}

/* The weights p[0], ..., p[i] of query i. */
static void weigh(Grouping g, int i, const float *q, const float *k, double *p)
{
    double at[g.D], largest = -INFINITY, sum = 0;
    for (int j = 0; j <= i; j++) {
        turned(g, seen_distance(g, i, j), q + i * g.D, at);
        p[j] = 0;
        for (int d = 0; d < g.D; d++)
            p[j] += at[d] * k[j * g.D + d] / sqrt(g.D);
        largest = fmax(largest, p[j]);
    }
    for (int j = 0; j <= i; j++)
        sum += p[j] = exp(p[j] - largest);
    for (int j = 0; j <= i; j++)
        p[j] /= sum;
}

void attend_in_groups(Grouping g, int T, const float *q, const float *k,
                      const float *v, float *out)
{
    double *p = malloc((size_t)T * sizeof *p);
    for (int i = 0; i < T; i++) {
        weigh(g, i, q, k, p);
        for (int d = 0; d < g.D; d++) {
            double sum = 0;
            for (int j = 0; j <= i; j++)
                sum += p[j] * v[j * g.D + d];
            out[i * g.D + d] = (float)sum;
        }
    }
    free(p);
}

static double dot(const float *a, const float *b, int D)
{
    double sum = 0;
    for (int d = 0; d < D; d++)
        sum += (double)a[d] * b[d];
    return sum;
}

/* The score of query i and key j has the gradient ds. */
static void score_backward(Grouping g, int distance, double ds,
                           const float *q, const float *k, float *dq,
                           float *dk)
{
    double query[g.D], key[g.D];
    turned(g, distance, q, query);
    turned(g, -distance, k, key);
    for (int d = 0; d < g.D; d++) {
        dq[d] += (float)(ds * key[d]);
        dk[d] += (float)(ds * query[d]);
    }
}

void attend_in_groups_backward(Grouping g, int T, const float *q,
                               const float *k, const float *v,
                               const float *dout, float *dq, float *dk,
                               float *dv)
{
    double *p = malloc((size_t)T * sizeof *p);
    for (int i = 0; i < T; i++, dout += g.D) {
        double mean = 0;
        weigh(g, i, q, k, p);
        for (int j = 0; j <= i; j++)
            mean += p[j] * dot(dout, v + j * g.D, g.D);
        for (int j = 0; j <= i; j++) {
            double dp = dot(dout, v + j * g.D, g.D);
            double ds = p[j] * (dp - mean) / sqrt(g.D);
            score_backward(g, seen_distance(g, i, j), ds, q + i * g.D,
                           k + j * g.D, dq + i * g.D, dk + j * g.D);
            for (int d = 0; d < g.D; d++)
                dv[j * g.D + d] += (float)(p[j] * dout[d]);
        }
    }
    free(p);
}
