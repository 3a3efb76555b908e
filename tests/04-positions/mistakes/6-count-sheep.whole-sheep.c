/* Your gates are 0 or 1. A gate is the sigmoid itself: half a sheep is half a
   sheep, and without halves there would be no gradient to learn from. */
static double dot(const float *a, const float *b, int D)
{
    double sum = 0;
    for (int c = 0; c < D; c++)
        sum += (double)a[c] * b[c];
    return sum;
}

/* The places of the keys 0 to i, as query i counts; x has their scores. */
static void count_back(int i, int P, const double *x, double *place)
{
    double sum = 0;
    for (int j = i; j >= 0; j--) {
        sum += x[j] > 0;
        place[j] = fmin(sum, P - 1);
    }
}

/* What query q hears of a place. */
static double met(const float *q, const float *e, int D, double place)
{
    int n = (int)place;
    double f = place - n, sum = (1 - f) * dot(q, e + n * D, D);
    return f > 0 ? sum + f * dot(q, e + (n + 1) * D, D) : sum;
}

static void scores(int i, int D, const float *q, const float *k, double *x)
{
    for (int j = 0; j <= i; j++)
        x[j] = dot(q + i * D, k + j * D, D) / sqrt(D);
}

void sheep_places(int T, int D, int P, const float *q, const float *k,
                  float *place)
{
    double x[T + 1], count[T + 1];
    for (int i = 0; i < T; i++) {
        scores(i, D, q, k, x);
        count_back(i, P, x, count);
        for (int j = 0; j < T; j++)
            place[i * T + j] = j <= i ? (float)count[j] : 0;
    }
}

void sheep_attend(int T, int D, int P, const float *q, const float *k,
                  const float *v, const float *e, float *out)
{
    double x[T + 1], count[T + 1], mixed[D];
    for (int i = 0; i < T; i++) {
        double largest = -INFINITY, sum = 0;
        scores(i, D, q, k, x);
        count_back(i, P, x, count);
        for (int j = 0; j <= i; j++) {
            x[j] += met(q + i * D, e, D, count[j]);
            largest = fmax(largest, x[j]);
        }
        for (int c = 0; c < D; c++)
            mixed[c] = 0;
        for (int j = 0; j <= i; j++) {
            double weight = exp(x[j] - largest);
            sum += weight;
            for (int c = 0; c < D; c++)
                mixed[c] += weight * v[j * D + c];
        }
        for (int c = 0; c < D; c++)
            out[i * D + c] = (float)(mixed[c] / sum);
    }
}
