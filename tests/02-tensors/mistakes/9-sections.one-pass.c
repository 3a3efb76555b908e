/* You compute the variance as the mean of the squares minus the square of the
   mean, in float. For values about 4,096 the two agree in all the digits a
   float has, and what is left is rounding. Take the distances from the mean
   first. */
/* Of n values: their mean, and one over the root of variance plus eps. */
typedef struct {
    double mean, scale;
} Level;

static Level level_of(const float *x, int n, float eps)
{
    float sum = 0, squares = 0;
    for (int i = 0; i < n; i++) {
        sum += x[i];
        squares += x[i] * x[i];
    }
    float mean = sum / (float)n, variance = squares / (float)n - mean * mean;
    return (Level){ mean, 1 / sqrt((variance > 0 ? variance : 0) + eps) };
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
        double mean_g = 0, mean_gu = 0;
        for (int i = 0; i < n; i++) {
            int c = r % how.G * channels + i / how.N;
            double u = (x[i] - level.mean) * level.scale;
            dbias[c] += dy[i];
            dgain[c] += (float)(dy[i] * u);
            mean_g += gain[c] * dy[i] / n;
            mean_gu += gain[c] * dy[i] * u / n;
        }
        for (int i = 0; i < n; i++) {
            int c = r % how.G * channels + i / how.N;
            double u = (x[i] - level.mean) * level.scale;
            dx[i] += (float)((gain[c] * dy[i] - mean_g - u * mean_gu)
                             * level.scale);
        }
    }
}
