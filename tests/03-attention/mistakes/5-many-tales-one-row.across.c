/* Your window goes on into the tale before. Of the window's beginning and the
   tale's, the later one is where the keys begin. */
void read_row(const int *token, int T, int end, int *place, int *first,
              int *target)
{
    int began = 0;
    for (int i = 0; i < T; i++) {
        first[i] = began;
        place[i] = i - began;
        target[i] = token[i] == end || i == T - 1 ? NO_TARGET : token[i + 1];
        if (token[i] == end)
            began = i + 1;
    }
}

/* Of the keys from `from` to i: score[j] becomes exp(score - largest);
   returns their sum. */
static double weigh(const float *q, const float *k, int from, int i, int D,
                    double *score)
{
    double largest = -INFINITY, sum = 0;
    for (int j = from; j <= i; j++) {
        score[j] = 0;
        for (int c = 0; c < D; c++)
            score[j] += (double)q[i * D + c] * k[j * D + c];
        score[j] /= sqrt(D);
        largest = fmax(largest, score[j]);
    }
    for (int j = from; j <= i; j++) {
        score[j] = exp(score[j] - largest);
        sum += score[j];
    }
    return sum;
}

void attend_in_tale(const float *q, const float *k, const float *v,
                    const int *first, int T, int D, int W, float *out)
{
    double *weight = malloc((size_t)T * sizeof *weight);
    for (int i = 0; i < T; i++) {
        int from = i - W + 1 > 0 ? i - W + 1 : 0;
        double sum = weigh(q, k, from, i, D, weight);
        for (int c = 0; c < D; c++) {
            double mixed = 0;
            for (int j = from; j <= i; j++)
                mixed += weight[j] * v[j * D + c];
            out[i * D + c] = (float)(mixed / sum);
        }
    }
    free(weight);
}
