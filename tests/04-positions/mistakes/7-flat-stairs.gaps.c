/* Your rows begin where the old rows began. Afterwards a row has M numbers,
   and row i begins at i M, close behind the one before it. */
/* Where in x the scores of row i begin. */
static int begins(int N, int M, int i)
{
    return i * (N + M - 1) + N - 1 - i;
}

/* From the first row on: each moves towards the beginning. */
void lay_flat(int N, int M, float *x)
{
    for (int i = 0; i < N; i++)
        memmove(x + i * (N + M - 1), x + begins(N, M, i),
                (size_t)M * sizeof *x);
}

/* From the last row on: each moves towards the end. */
void stand_up(int N, int M, float *x)
{
    for (int i = N - 1; i >= 0; i--) {
        float *row = x + i * (N + M - 1), *scores = x + begins(N, M, i);
        memmove(scores, row, (size_t)M * sizeof *x);
        for (float *c = row; c < scores; c++)
            *c = 0;
        for (float *c = scores + M; c < row + N + M - 1; c++)
            *c = 0;
    }
}
