/* Your exponent is -a/D. A pair has two numbers: -2a/D. */
/* x (D) -> y (D), which may be x: turned by so many places. */
static void turn_by_places(Kept m, double places, const float *x, float *y)
{
    for (int a = 0, b = m.D / 2; a < m.D / 2; a++, b++) {
        double angle = places * pow(m.base, -1.0 * a / m.D);
        double xa = x[a], xb = x[b];
        y[a] = (float)(xa * cos(angle) - xb * sin(angle));
        y[b] = (float)(xa * sin(angle) + xb * cos(angle));
    }
}

void restamp(Kept m, int n, const int *from, const int *to, float *k)
{
    for (int j = 0; j < n; j++, k += m.D)
        turn_by_places(m, (double)to[j] - from[j], k, k);
}

int scores_of_kept(Kept m, int newest, const float *q, const float *k,
                   float *score)
{
    int n = newest < m.sinks + m.recent ? newest + 1 : m.sinks + m.recent;
    float *near = malloc((size_t)m.D * sizeof *near);
    float *far = malloc((size_t)m.D * sizeof *far);
    turn_by_places(m, newest, q, near); // as far from the recent as ever
    turn_by_places(m, n - 1, q, far);   // nearer to the sinks
    for (int j = 0; j < n; j++, k += m.D) {
        const float *turned = j < m.sinks ? far : near;
        double sum = 0;
        for (int d = 0; d < m.D; d++)
            sum += (double)turned[d] * k[d];
        score[j] = (float)(sum / sqrt(m.D));
    }
    free(near);
    free(far);
    return n;
}
