/* You look back over the last `seconds` readings, whenever they came. As long
   as one comes each second nobody can tell; with three in one second, or
   none for an hour, your window is too short or too long. Ask for the age,
   when[i] minus the other's, not for the distance of the indices. */
void recent_maximum(const int *restrict when, const int *restrict value,
                    size_t n, int seconds, int *restrict out)
{
    size_t *deque = malloc((n + 1) * sizeof *deque);
    size_t head = 0, tail = 0;
    (void)when;
    for (size_t i = 0; i < n; i++) {
        while (head < tail
               && i - deque[head] >= (size_t)seconds)
            head++;                                         // too old
        while (head < tail && value[deque[tail - 1]] <= value[i])
            tail--;                                         // dominated
        deque[tail++] = i;
        out[i] = value[deque[head]];
    }
    free(deque);
}
