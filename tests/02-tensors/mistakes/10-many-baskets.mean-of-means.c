/* You take the mean of the rows' means. A basket of 12 then weighs as much as
   one of 900. Every example should weigh the same: multiply each row by its
   count, and divide by all counts together. */
/* The mean over all examples of column i; `examples` of them, at least 1. */
static double mean_of(const float *gradient, const int *counted, int M, int n,
                      int i, double examples)
{
    double sum = 0;
    for (int m = 0; m < M; m++)
        if (counted[m] > 0)             // 0 times NaN would be NaN
            sum += gradient[m * n + i];
    return sum / examples;
}

float gather(const float *gradient, const int *counted, int M, int n,
             float most, float *out)
{
    double examples = 0, squares = 0;
    for (int m = 0; m < M; m++)
        examples += counted[m] > 0;
    for (int i = 0; i < n; i++) {
        double mean = examples > 0
            ? mean_of(gradient, counted, M, n, i, examples) : 0;
        out[i] = (float)mean;
        squares += mean * mean;
    }
    double length = sqrt(squares);
    if (length > most)
        for (int i = 0; i < n; i++)
            out[i] = (float)(out[i] * (most / length));
    return (float)length;
}
