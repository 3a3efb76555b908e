/* You take the two means of the gradient over a channel. Mean and variance
   were those of the group, so their gradients are means over the group too. */
/* Of n values: their mean, and one over the root of variance plus eps. */
typedef struct {
    double mean, scale;
} Level;

static Level level_of(const float *x, int n, float eps)
{
    double sum = 0, squares = 0;
    for (int i = 0; i < n; i++)
        sum += x[i];
    double mean = sum / n;
    for (int i = 0; i < n; i++)
        squares += (x[i] - mean) * (x[i] - mean);
    return (Level){ mean, 1 / sqrt(squares / n + eps) };
}

/* A group is one run of n numbers, so all runs are taken one by one; run
   number r is group r % G of its image. */
void group_norm(Groups how, const float *x, const float *gain,
                const float *bias, float *y)
{
    int channels = how.C / how.G, n = channels * how.N;
    for (int r = 0; r < how.B * how.G; r++, x += n, y += n) {
        Level level = level_of(x, n, how.eps);
        for (int i = 0; i < n; i++) {
            int c = r % how.G * channels + i / how.N;
            double u = (x[i] - level.mean) * level.scale;
            y[i] = (float)(gain[c] * u + bias[c]);
        }
    }
}

void group_norm_backward(Groups how, const float *x, const float *gain,
                         const float *dy, float *dx, float *dgain,
                         float *dbias)
{
    int channels = how.C / how.G, n = channels * how.N;
    for (int r = 0; r < how.B * how.G; r++, x += n, dy += n, dx += n) {
        Level level = level_of(x, n, how.eps);
        for (int i = 0; i < n; i++) {
            int c = r % how.G * channels + i / how.N;
            double u = (x[i] - level.mean) * level.scale;
            dbias[c] += dy[i];
            dgain[c] += (float)(dy[i] * u);
        }
        for (int i = 0; i < n; i++) {
            int c = r % how.G * channels + i / how.N;
            double u = (x[i] - level.mean) * level.scale;
            double mean_g = 0, mean_gu = 0;
            for (int j = i / how.N * how.N; j / how.N == i / how.N; j++) {
                double g = gain[c] * dy[j] / how.N;
                mean_g += g;
                mean_gu += g * (x[j] - level.mean) * level.scale;
            }
            dx[i] += (float)((gain[c] * dy[i] - mean_g - u * mean_gu)
                             * level.scale);
        }
    }
}
