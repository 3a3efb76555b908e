/* You pair number a with number a + d/2, as a table does that has all sines
   first. Here sine and cosine of one speed are neighbours, 2a and 2a + 1. Both
   layouts are in use, and a table doesn't say which one it has. */
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
        float *upper = M + a * d, *lower = M + (a + d / 2) * d;
        upper[a] = (float)c;
        upper[a + d / 2] = (float)s;
        lower[a] = (float)-s;
        lower[a + d / 2] = (float)c;
    }
}

void walk(int d, int k, const float *p, float *out)
{
    for (int a = 0; a < d / 2; a++) {
        double c = cos(angle(d, k, a)), s = sin(angle(d, k, a));
        double sine = p[a], cosine = p[a + d / 2];
        out[a] = (float)(sine * c + cosine * s);
        out[a + d / 2] = (float)(cosine * c - sine * s);
    }
}
