/* Your sum loses nothing, but your products do: float times float is rounded
   to float before it becomes a double. Cast one factor first. */
/* sum + lost is the exact sum so far, as nearly as two doubles can say it: sum
   is what rounding left, and lost is what it took. */
float careful_dot(const float *x, const float *y, size_t n)
{
    double sum = 0, lost = 0;
    for (size_t i = 0; i < n; i++) {
        double p = x[i] * y[i];
        double t = sum + p;
        if (fabs(sum) >= fabs(p))
            lost += (sum - t) + p;
        else
            lost += (p - t) + sum;
        sum = t;
    }
    return (float)(sum + lost);
}
