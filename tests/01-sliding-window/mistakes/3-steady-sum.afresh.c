/* You begin the sum afresh every k values, so an error lives no longer than
   one window. But it does live until then: right after a spike or a NaN has
   left, up to k - 1 windows still show it. */
size_t steady_sum(const float *restrict x, size_t n, size_t k,
                  float *restrict out)
{
    size_t m = k > n ? 0 : n - k + 1;
    double sum = 0;
    for (size_t i = 0; i < m; i++) {
        if (i % k == 0) {
            sum = 0;
            for (size_t j = i; j < i + k; j++)
                sum += x[j];
        } else {
            sum += (double)x[i + k - 1] - x[i - 1];
        }
        out[i] = (float)sum;
    }
    return m;
}
