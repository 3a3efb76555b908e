/* You put zeros where the key comes after the query. Whether a query may look
   ahead isn't known here: an encoder may. That is the mask's business. */
/* Where in x the scores of row i begin. */
static int begins(int N, int M, int i)
{
    return i * (N + M - 1) + N - 1 - i;
}

/* From the first row on: each moves towards the beginning. */
void lay_flat(int N, int M, float *x)
{
    for (int i = 0; i < N; i++)
        for (int j = 0, from = begins(N, M, i); j < M; j++)
            x[i * M + j] = j <= M - N + i ? x[from + j] : 0;
}

/* From the last row on: each moves towards the end. */
void stand_up(int N, int M, float *x)
{
    for (int i = N - 1; i >= 0; i--) {
        float *row = x + i * (N + M - 1), *scores = x + begins(N, M, i);
        memmove(scores, x + i * M, (size_t)M * sizeof *x);
        for (int j = M - N + i + 1; j < M; j++)
            scores[j] = 0;
        for (float *c = row; c < scores; c++)
            *c = 0;
        for (float *c = scores + M; c < row + N + M - 1; c++)
            *c = 0;
    }
}
