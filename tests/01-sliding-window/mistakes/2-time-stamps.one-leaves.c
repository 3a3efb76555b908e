/* At most one old reading leaves at each step. That was right while one came
   each second, but after a silence many have grown old together, and the
   second of them is at the head of your deque now. Go on removing while the
   head is too old. */
void recent_maximum(const int *restrict when, const int *restrict value,
                    size_t n, int seconds, int *restrict out)
{
    size_t *deque = malloc((n + 1) * sizeof *deque);
    size_t head = 0, tail = 0;
    for (size_t i = 0; i < n; i++) {
        if (head < tail
               && (long long)when[i] - when[deque[head]] >= seconds)
            head++;                                         // too old
        while (head < tail && value[deque[tail - 1]] <= value[i])
            tail--;                                         // dominated
        deque[tail++] = i;
        out[i] = value[deque[head]];
    }
    free(deque);
}
