/* Your running sum drifts. Next to 100,000,000 a float has no room for a half:
   what entered beside the spike was rounded away, but later it is subtracted
   in full. The error never leaves, since the sum is never begun again. */
size_t steady_sum(const float *restrict x, size_t n, size_t k,
                  float *restrict out)
{
    float sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += x[i];
        if (i >= k)
            sum -= x[i - k];
        if (i + 1 >= k)
            out[i + 1 - k] = sum;
    }
    return k > n ? 0 : n - k + 1;
}
