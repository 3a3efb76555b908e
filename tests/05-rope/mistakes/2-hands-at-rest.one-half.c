/* You add one number of each pair that rests. The other one, at a + D/2, rests
   as well. */
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
            sum += (double)q[a] * k[a];
    }
    return sum;
}
