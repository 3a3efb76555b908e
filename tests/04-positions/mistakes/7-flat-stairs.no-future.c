/* You put zeros where the key is ahead of the query. Whether a query may look
   ahead isn't known here: an encoder may. That is the mask's business. */
/* Where in x the scores of row i begin. */
static int begins(int T, int S, int i)
{
    return i * (T + S - 1) + T - 1 - i;
}

/* From the first row on: each moves towards the beginning. */
void lay_flat(int T, int S, float *x)
{
    for (int i = 0; i < T; i++)
        for (int j = 0, from = begins(T, S, i); j < S; j++)
            x[i * S + j] = j <= S - T + i ? x[from + j] : 0;
}

/* From the last row on: each moves towards the end. */
void stand_up(int T, int S, float *x)
{
    for (int i = T - 1; i >= 0; i--) {
        float *row = x + i * (T + S - 1), *scores = x + begins(T, S, i);
        memmove(scores, x + i * S, (size_t)S * sizeof *x);
        for (int j = S - T + i + 1; j < S; j++)
            scores[j] = 0;
        for (float *c = row; c < scores; c++)
            *c = 0;
        for (float *c = scores + S; c < row + T + S - 1; c++)
            *c = 0;
    }
}
