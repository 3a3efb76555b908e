/* Your stairs go down where they should go up. The first query is behind fewer
   keys than any other: it needs the last S of its columns, and the last query
   the first S. */
/* Where in x the scores of row i begin. */
static int begins(int T, int S, int i)
{
    return i * (T + S - 1) + i;
}

/* From the first row on: each moves towards the beginning. */
void lay_flat(int T, int S, float *x)
{
    for (int i = 0; i < T; i++)
        memmove(x + i * S, x + begins(T, S, i), (size_t)S * sizeof *x);
}

/* From the last row on: each moves towards the end. */
void stand_up(int T, int S, float *x)
{
    for (int i = T - 1; i >= 0; i--) {
        float *row = x + i * (T + S - 1), *scores = x + begins(T, S, i);
        memmove(scores, x + i * S, (size_t)S * sizeof *x);
        for (float *c = row; c < scores; c++)
            *c = 0;
        for (float *c = scores + S; c < row + T + S - 1; c++)
            *c = 0;
    }
}
