/* You treat each weight as if it had nothing to do with the others. Through
   the softmax one weight can only rise if others fall: from dp[j], subtract
   the mean of dp, weighed with p. */
static double dot(const float *a, const float *b, int D)
{
    double sum = 0;
    for (int c = 0; c < D; c++)
        sum += (double)a[c] * b[c];
    return sum;
}

/* The weights p[0], ..., p[i] of one query for the keys of its book. */
static void weigh(const float *q, const float *k, int i, int D, double *p)
{
    double largest = -INFINITY, sum = 0;
    for (int j = 0; j <= i; j++) {
        p[j] = dot(q, k + j * D, D) / sqrt(D);
        largest = fmax(largest, p[j]);
    }
    for (int j = 0; j <= i; j++)
        sum += p[j] = exp(p[j] - largest);
    for (int j = 0; j <= i; j++)
        p[j] /= sum;
}

/* Where the book of query head `head` begins. */
static int book(Heads h, int head)
{
    return head / (h.Hq / h.Hk) * h.T * h.D;
}

void attend_shared(Heads h, const float *q, const float *k, const float *v,
                   float *out)
{
    double *p = malloc((size_t)h.T * sizeof *p);
    for (int r = 0; r < h.Hq * h.T; r++) {
        int i = r % h.T, b = book(h, r / h.T);
        weigh(q + r * h.D, k + b, i, h.D, p);
        for (int c = 0; c < h.D; c++) {
            double mixed = 0;
            for (int j = 0; j <= i; j++)
                mixed += p[j] * v[b + j * h.D + c];
            out[r * h.D + c] = (float)mixed;
        }
    }
    free(p);
}

/* One query, its weights p given: adds to dq, a row, and to dk and dv of its
   book. */
static void query_backward(const float *q, const float *k, const float *v,
                           const float *dout, const double *p, int i, int D,
                           float *dq, float *dk, float *dv)
{
    for (int j = 0; j <= i; j++) {
        double ds = p[j] * dot(dout, v + j * D, D) / sqrt(D);
        for (int c = 0; c < D; c++) {
            dq[c] += (float)(ds * k[j * D + c]);
            dk[j * D + c] += (float)(ds * q[c]);
            dv[j * D + c] += (float)(p[j] * dout[c]);
        }
    }
}

void attend_shared_backward(Heads h, const float *q, const float *k,
                            const float *v, const float *dout, float *dq,
                            float *dk, float *dv)
{
    double *p = malloc((size_t)h.T * sizeof *p);
    for (int r = 0; r < h.Hq * h.T; r++) {
        int i = r % h.T, b = book(h, r / h.T), at = r * h.D;
        weigh(q + at, k + b, i, h.D, p);
        query_backward(q + at, k + b, v + b, dout + at, p, i, h.D, dq + at,
                       dk + b, dv + b);
    }
    free(p);
}
