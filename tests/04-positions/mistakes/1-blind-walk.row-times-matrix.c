/* Your matrix is meant for a row that stands to the left of it, p M. Asked is
   the one for a column, M p: row 2a of M makes number 2a of the result. */
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
        upper[1] = (float)-s;
        lower[0] = (float)s;
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
