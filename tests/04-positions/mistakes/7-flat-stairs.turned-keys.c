/* You turn each row around, as if the columns stood for the distances from
   near to far. They begin with the farthest, M - 1, and key 0 is the farthest
   key: the order stays. */
/* Where in x the scores of row i begin. */
static int begins(int N, int M, int i)
{
    return i * (N + M - 1) + N - 1 - i;
}

/* From the first row on: each moves towards the beginning. */
void lay_flat(int N, int M, float *x)
{
    for (int i = 0; i < N; i++)
        memmove(x + i * M, x + begins(N, M, i), (size_t)M * sizeof *x);
    for (int at = 0; at < N * M; at++) {
        int other = at / M * M + M - 1 - at % M;
        float keep = x[at];
        if (at < other) {
            x[at] = x[other];
            x[other] = keep;
        }
    }
}

/* From the last row on: each moves towards the end. */
void stand_up(int N, int M, float *x)
{
    for (int i = N - 1; i >= 0; i--) {
        float *row = x + i * (N + M - 1), *scores = x + begins(N, M, i);
        memmove(scores, x + i * M, (size_t)M * sizeof *x);
        for (float *c = row; c < scores; c++)
            *c = 0;
        for (float *c = scores + M; c < row + N + M - 1; c++)
            *c = 0;
    }
}
