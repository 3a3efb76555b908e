/* Where all values are -INFINITY your answer is NaN: the largest is -INFINITY
   too, and infinity minus infinity is not a number. Ask for that before you
   subtract. A row of a masked softmax can look like this. */
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
    return m + tau * logf(sum_from(m, x, n, tau));
}

/* The slope of tau is log s - sum of p (x - m) / tau: the entropy of p. */
void soft_maximum_backward(const float *x, size_t n, float tau, float dout,
                           float *dx, float *dtau)
{
    float m = largest(x, n);
    float s = sum_from(m, x, n, tau), entropy = logf(s);
    for (size_t i = 0; i < n; i++) {
        float p = expf((x[i] - m) / tau) / s;
        dx[i] += dout * p;
        if (p > 0)                      // 0 times infinity is NaN
            entropy -= p * (x[i] - m) / tau;
    }
    *dtau += dout * entropy;
}
