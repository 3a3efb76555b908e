/* You write the gradients, and what db and dx held is gone. Other layers may
   have the same b: add. */
/* A complex number. */
typedef struct { double re, im; } Wave;

static Wave product(Wave a, Wave b)
{
    return (Wave){ a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re };
}

/* The values of the polynomial x[0], x[step], ..., of n numbers, at the n-th
   roots of 1: these are root[0], root[step], ... */
static void transform(int n, int step, const Wave *x, const Wave *root,
                      Wave *value)
{
    Wave *lower = value + n / 2;
    if (n == 1) {
        *value = *x;
        return;
    }
    transform(n / 2, 2 * step, x, root, value);
    transform(n / 2, 2 * step, x + step, root, lower);
    for (int k = 0; k < n / 2; k++) {
        Wave e = value[k], zo = product(root[k * step], lower[k]);
        value[k] = (Wave){ e.re + zo.re, e.im + zo.im };
        lower[k] = (Wave){ e.re - zo.re, e.im - zo.im };
    }
}

static Wave *waves(int S)
{
    return calloc((size_t)S, sizeof(Wave));
}

/* Half of them: the others are these with a minus. */
static Wave *roots(int S)
{
    Wave *root = waves(S);
    for (int k = 0; k < S / 2; k++) {
        double angle = 2 * acos(-1) * k / S;
        root[k] = (Wave){ cos(angle), sin(angle) };
    }
    return root;
}

/* full[k] = the sum over j of a[k - j] b[j], right where k is at least
   na + nb - 1 - S: what is too high for S places is added to the first ones.
   One transform serves both, as the square of a + ib is a a - b b + 2i a b. */
static Wave *multiply(int S, const float *a, int na, const float *b, int nb)
{
    Wave *root = roots(S), *full = waves(S), *value = waves(S);
    for (int k = 0; k < na; k++)
        full[k].re = a[k];
    for (int k = 0; k < nb; k++)
        full[k].im = b[k];
    transform(S, 1, full, root, value);
    for (int k = 0; k < S; k++)
        value[k] = product(value[k], value[k]);
    transform(S, 1, value, root, full);
    for (int k = 0; k < S; k++)
        value[k].re = full[(S - k) % S].im / 2 / S;
    free(root);
    free(full);
    return value;
}

/* A power of 2 that is enough for 2T - 1 numbers. */
static int places(int T)
{
    int S = 1;
    while (S < 2 * T - 1)
        S *= 2;
    return S;
}

void diagonals_times(int T, const float *b, const float *x, float *y)
{
    if (T == 0)
        return;
    Wave *full = multiply(places(T), b, 2 * T - 1, x, T);
    for (int i = 0; i < T; i++)
        y[i] = (float)full[T - 1 + i].re;
    free(full);
}

static float *turned(const float *x, int n)
{
    float *other = malloc((size_t)n * sizeof *other);
    for (int k = 0; k < n; k++)
        other[k] = x[n - 1 - k];
    return other;
}

void diagonals_backward(int T, const float *b, const float *x, const float *dy,
                        float *db, float *dx)
{
    if (T == 0)
        return;
    float *b_turned = turned(b, 2 * T - 1), *x_turned = turned(x, T);
    Wave *of_x = multiply(places(T), b_turned, 2 * T - 1, dy, T);
    Wave *of_b = multiply(places(T), dy, T, x_turned, T);
    for (int j = 0; j < T; j++)
        dx[j] = (float)of_x[T - 1 + j].re;
    for (int k = 0; k < 2 * T - 1; k++)
        db[k] = (float)of_b[k].re;
    free(b_turned);
    free(x_turned);
    free(of_x);
    free(of_b);
}
