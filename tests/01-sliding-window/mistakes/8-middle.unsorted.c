/* You take the value that stands in the middle of the window, not the one that
   would stand there if the window were sorted. */
size_t window_median(const int *restrict x, size_t n, size_t k,
                     double *restrict out)
{
    size_t m = k > n ? 0 : n - k + 1;
    for (size_t i = 0; i < m; i++)
        out[i] = ((double)x[i + (k - 1) / 2] + x[i + k / 2]) / 2;
    return m;
}
