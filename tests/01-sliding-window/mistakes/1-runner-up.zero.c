/* You start from 0, and 0 is a reading like any other. In a window whose
   values are below zero it wins although nobody measured it. Start from
   INT_MIN, or from values of the window itself. */
static int second_of(const int *x, size_t k)
{
    int first = 0, second = 0;
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
    size_t m = k > n ? 0 : n - k + 1;
    for (size_t i = 0; i < m; i++)
        out[i] = second_of(x + i, k);
    return m;
}
