/* Right, as long as out is another array. When out is p itself, you write the
   new sine over the old one and then use it for the new cosine: read both
   first. */
/* The angle by which pair a turns in k steps. */
static double angle(int d, int k, int a)
{
    return k * pow(10000, -2.0 * a / d);
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
        out[2 * a] = (float)(p[2 * a] * c + p[2 * a + 1] * s);
        out[2 * a + 1] = (float)(p[2 * a + 1] * c - p[2 * a] * s);
    }
}
