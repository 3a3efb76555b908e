/* You stop the fastest pairs and let the slowest turn. Pair 0 is the fastest:
   base^0 is 1. */
int speeds_with_rest(double *speed, int D, double base, double p)
{
    int n = (int)(p * D / 2);
    for (int a = 0; a < D / 2; a++)
        speed[a] = a >= D / 2 - n ? pow(base, -2.0 * a / D) : 0;
    return n;
}

double score_at_rest(const float *q, const float *k, int D,
                     const double *speed)
{
    double sum = 0;
    for (int a = 0; a < D / 2; a++) {
        int b = a + D / 2;              // the pair's other number
        if (speed[a] == 0)
            sum += (double)q[a] * k[a] + (double)q[b] * k[b];
    }
    return sum;
}
