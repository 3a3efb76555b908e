/* This is Kahan's sum: it hands what was lost to the next number. When that
   one is a spike, the rest is lost with it. Ask which of the two is larger,
   and keep the losses apart until the end. */
float careful_dot(const float *x, const float *y, size_t n)
{
    double sum = 0, lost = 0;
    for (size_t i = 0; i < n; i++) {
        double p = (double)x[i] * y[i] + lost;
        double t = sum + p;
        lost = p - (t - sum);
        sum = t;
    }
    return (float)sum;
}
