/* Your window keeps readings that are exactly `seconds` old, so it covers one
   second more than it should. At 10:00:03, the last three seconds are :01,
   :02 and :03; the reading of :00 is three seconds old and has left. (The
   same slip has given more than one language model a window of W + 1 words.) */
void recent_maximum(const int *restrict when, const int *restrict value,
                    size_t n, int seconds, int *restrict out)
{
    size_t *deque = malloc((n + 1) * sizeof *deque);
    size_t head = 0, tail = 0;
    for (size_t i = 0; i < n; i++) {
        while (head < tail
               && (long long)when[i] - when[deque[head]] > seconds)
            head++;                                         // too old
        while (head < tail && value[deque[tail - 1]] <= value[i])
            tail--;                                         // dominated
        deque[tail++] = i;
        out[i] = value[deque[head]];
    }
    free(deque);
}
