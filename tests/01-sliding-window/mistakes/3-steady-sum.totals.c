/* The sum from the beginning of the array to i + k, less the sum to i: a neat
   trick, and exact for whole numbers. Here everything that ever came stands in
   both sums: one spike rounds all that follow it, and one NaN is for ever. */
size_t steady_sum(const float *restrict x, size_t n, size_t k,
                  float *restrict out)
{
    float *total = malloc((n + 1) * sizeof *total);
    total[0] = 0;
    for (size_t i = 0; i < n; i++)
        total[i + 1] = total[i] + x[i];
    size_t m = k > n ? 0 : n - k + 1;
    for (size_t i = 0; i < m; i++)
        out[i] = total[i + k] - total[i];
    free(total);
    return m;
}
