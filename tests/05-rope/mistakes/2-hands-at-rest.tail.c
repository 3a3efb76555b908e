/* You take neighbours, 2a and 2a + 1, for a pair. Here pair a is made of the
   numbers a and a + D/2, so the numbers that rest are in two places of the
   row. */
int speeds_with_rest(double *speed, int D, double base, double p)
{
    int n = (int)(p * D / 2);
    for (int a = 0; a < D / 2; a++)
        speed[a] = a < n ? pow(base, -2.0 * a / D) : 0;
    return n;
}

double score_at_rest(const float *q, const float *k, int D,
                     const double *speed)
{
    double sum = 0;
    for (int a = 0; a < D / 2; a++) {
        if (speed[a] == 0)
            sum += (double)q[2 * a] * k[2 * a]
                + (double)q[2 * a + 1] * k[2 * a + 1];
    }
    return sum;
}
