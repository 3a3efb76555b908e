/* You take the slope of n^r2 by n: r2 n^(r2 - 1). The distance isn't learned,
   the exponent is: n^r2 log n. */
/* The bias of r1 = 1. */
static double unit(Tired kind, double r2, int n)
{
    return kind == TIRED_LOG ? -log1p(r2 * n) : -pow(n, r2);
}

/* Its slope by r2. */
static double unit_slope(Tired kind, double r2, int n)
{
    if (n == 0)
        return 0;                       // 0 log 0 would be NaN
    return kind == TIRED_LOG ? -n / (1 + r2 * n) : -r2 * pow(n, r2 - 1);
}

void tired_bias(const Slopes *s, int T, float *score)
{
    for (int h = 0; h < s->H; h++)
        for (int i = 0; i < T; i++)
            for (int j = 0; j <= i; j++)
                score[(h * T + i) * T + j] +=
                    (float)(s->r1[h] * unit(s->kind, s->r2[h], i - j));
}

void tired_backward(const Slopes *s, int T, const float *dscore, float *dr1,
                    float *dr2)
{
    for (int h = 0; h < s->H; h++) {
        double sum1 = 0, sum2 = 0;
        for (int i = 0; i < T; i++)
            for (int j = 0; j <= i; j++) {
                double g = dscore[(h * T + i) * T + j];
                sum1 += g * unit(s->kind, s->r2[h], i - j);
                sum2 += g * unit_slope(s->kind, s->r2[h], i - j);
            }
        dr1[h] += (float)sum1;
        dr2[h] += (float)(s->r1[h] * sum2);
    }
}
