/* On the way back you copy a row number by number from its beginning, and it
   overlaps with where it goes: the first numbers are written over the ones
   that come next. memmove knows; so does a loop from the end. */
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
    for (int i = N - 1; i >= 0; i--) {
        float *row = x + i * (N + M - 1), *scores = x + begins(N, M, i);
        for (int j = 0; j < M; j++)
            scores[j] = x[i * M + j];
        for (float *c = row; c < scores; c++)
            *c = 0;
        for (float *c = scores + M; c < row + N + M - 1; c++)
            *c = 0;
    }
}
