/* You take the share first and the logarithm then. It is psi(i - j) /
   psi(max(L, i)): two logarithms, and the quotient of them. */
/* A reading, and its slopes by c and by L. */
typedef struct { double s, by_c, by_L; } Reading;

static Reading reading(const Yardstick *y, int i, int j)
{
    double c = y->c, n = i - j, full = fmax(y->L, i);
    double share = n / full;
    Reading r = { .s = log1p(c * share) };
    r.by_c = share / (1 + c * share);
    if (i < y->L)
        r.by_L = -c * share / full / (1 + c * share);
    return r;
}

static double bias(const Yardstick *y, int h, double s)
{
    double sum = y->b2[h];
    for (int k = 0; k < y->K; k++) {
        double u = y->w1[k] * s + y->b1[k];
        if (u > 0)
            sum += y->w2[h * y->K + k] * u;
    }
    return sum;
}

void yardstick_bias(const Yardstick *y, int T, float *score)
{
    for (int h = 0; h < y->H; h++)
        for (int i = 0; i < T; i++)
            for (int j = 0; j <= i; j++)
                score[(h * T + i) * T + j] +=
                    (float)bias(y, h, reading(y, i, j).s);
}

/* One pair, through the network; dbias of head h stands at h * stride. Returns
   what arrives at the reading. */
static double pair_backward(const Yardstick *y, double s, const float *dbias,
                            int stride, YardstickGradient to)
{
    int K = y->K;
    double ds = 0;
    for (int h = 0; h < y->H; h++)
        to.db2[h] += dbias[h * stride];
    for (int k = 0; k < K; k++) {
        double u = y->w1[k] * s + y->b1[k], g = 0;
        if (u <= 0)
            continue;
        for (int h = 0; h < y->H; h++) {
            g += (double)dbias[h * stride] * y->w2[h * K + k];
            to.dw2[h * K + k] += (float)(dbias[h * stride] * u);
        }
        to.db1[k] += (float)g;
        to.dw1[k] += (float)(g * s);
        ds += g * y->w1[k];
    }
    return ds;
}

void yardstick_backward(const Yardstick *y, int T, const float *dscore,
                        YardstickGradient to)
{
    double dc = 0, dL = 0;
    for (int i = 0; i < T; i++)
        for (int j = 0; j <= i; j++) {
            Reading r = reading(y, i, j);
            double ds = pair_backward(y, r.s, dscore + i * T + j, T * T, to);
            dc += ds * r.by_c;
            dL += ds * r.by_L;
        }
    *to.dc += (float)dc;
    *to.dL += (float)dL;
}
