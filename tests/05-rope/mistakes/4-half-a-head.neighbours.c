/* You pair neighbours, 2a and 2a + 1. That is RoFormer's way; in this head the
   partner of a stands half a front away. */
/* Cosine and sine of pair a at a place. */
static void angle_of(Front f, double place, int a, double *c, double *s)
{
    double angle = place * pow(f.base, -2.0 * a / f.R);
    *c = cos(angle);
    *s = sin(angle);
}

void turn_front(Front f, int T, const float *place, const float *x, float *y)
{
    for (int t = 0; t < T; t++, x += f.D, y += f.D) {
        for (int a = 0, b = 1; a < f.R; a += 2, b += 2) {
            double c, s, xa = x[a], xb = x[b];
            angle_of(f, place[t], a / 2, &c, &s);
            y[a] = (float)(xa * c - xb * s);
            y[b] = (float)(xa * s + xb * c);
        }
        for (int d = f.R; d < f.D; d++)
            y[d] = x[d];
    }
}

/* One row; returns the gradient of its place. */
static double row_backward(Front f, double place, const float *x,
                           const float *dy, float *dx)
{
    double dplace = 0;
    for (int a = 0, b = 1; a < f.R; a += 2, b += 2) {
        double c, s;
        angle_of(f, place, a / 2, &c, &s);
        double ya = x[a] * c - x[b] * s, yb = x[a] * s + x[b] * c;
        double speed = pow(f.base, -1.0 * a / f.R);
        dx[a] += (float)(dy[a] * c + dy[b] * s);
        dx[b] += (float)(dy[b] * c - dy[a] * s);
        dplace += speed * (dy[b] * ya - dy[a] * yb);
    }
    for (int d = f.R; d < f.D; d++)
        dx[d] += dy[d];
    return dplace;
}

void turn_front_backward(Front f, int T, const float *place, const float *x,
                         const float *dy, float *dx, float *dplace)
{
    for (int t = 0; t < T; t++)
        dplace[t] += (float)row_backward(f, place[t], x + t * f.D,
                                         dy + t * f.D, dx + t * f.D);
}
