/* On the way back you begin with the first row, and write it over rows that
   still wait. They move towards the end now, so the last one goes first. */
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
}

/* From the last row on: each moves towards the end. */
void stand_up(int N, int M, float *x)
{
    for (int i = 0; i < N; i++) {
        float *row = x + i * (N + M - 1), *scores = x + begins(N, M, i);
        memmove(scores, x + i * M, (size_t)M * sizeof *x);
        for (float *c = row; c < scores; c++)
            *c = 0;
        for (float *c = scores + M; c < row + N + M - 1; c++)
            *c = 0;
    }
}
