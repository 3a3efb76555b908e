/* Adding and subtracting in double only moves the wall. A spike of 1e30 still
   rounds its neighbours away, and after one NaN or infinity no subtraction
   brings the sum back: infinity minus infinity is NaN. Find a way that only
   adds. */
size_t steady_sum(const float *restrict x, size_t n, size_t k,
                  float *restrict out)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += x[i];
        if (i >= k)
            sum -= x[i - k];
        if (i + 1 >= k)
            out[i + 1 - k] = (float)sum;
    }
    return k > n ? 0 : n - k + 1;
}
