/* You add the pairs that turn. Their part of the score is the one that changes
   with the distance; what stays comes from those with the speed 0. */
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
        int b = a + D / 2;              // the pair's other number
        if (speed[a] != 0)
            sum += (double)q[a] * k[a] + (double)q[b] * k[b];
    }
    return sum;
}
