/* The age of a reading overflows. From far below zero to far above it is more
   than INT_MAX, the difference of two ints wraps round to a negative number,
   and the oldest reading of all looks as if it came from the future. Subtract
   in long long. */
void recent_maximum(const int *restrict when, const int *restrict value,
                    size_t n, int seconds, int *restrict out)
{
    size_t *deque = malloc((n + 1) * sizeof *deque);
    size_t head = 0, tail = 0;
    for (size_t i = 0; i < n; i++) {
        while (head < tail
               && (int)((unsigned)when[i] - (unsigned)when[deque[head]])
                  >= seconds)
            head++;                                         // too old
        while (head < tail && value[deque[tail - 1]] <= value[i])
            tail--;                                         // dominated
        deque[tail++] = i;
        out[i] = value[deque[head]];
    }
    free(deque);
}
