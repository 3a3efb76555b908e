/* When a new largest value comes, the old one falls to second place, and you
   forgot it there. The second you report is only the best of those that came
   after the winner or lost to it at once; in a rising window it never moves. */
static int second_of(const int *x, size_t k)
{
    int first = INT_MIN, second = INT_MIN;
    for (size_t j = 0; j < k; j++) {
        if (x[j] > first)
            first = x[j];
        else if (x[j] > second)
            second = x[j];
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
