/* Your scores fade, but nothing turns in them. The query is to be turned by
   the distance as well. */
/* x (D) -> y (D): turned for a place, and times zeta^(fading / span). */
static void turn_and_fade(Fading f, double place, double fading,
                          const float *x, double *y)
{
    for (int a = 0; a < f.D / 2; a++) {
        double angle = place * pow(f.base, -2.0 * a / f.D);
        double zeta = (2.0 * a / f.D + 0.4) / 1.4;
        double length = pow(zeta, fading / f.span);
        double c = length * cos(angle), s = length * sin(angle);
        y[2 * a] = x[2 * a] * c - x[2 * a + 1] * s;
        y[2 * a + 1] = x[2 * a] * s + x[2 * a + 1] * c;
    }
}

void fade_row(Fading f, int place, bool key, const float *x, float *y)
{
    double faded[f.D];
    turn_and_fade(f, place, key ? -place : place, x, faded);
    for (int d = 0; d < f.D; d++)
        y[d] = (float)faded[d];
}

void fading_scores(Fading f, int T, const int *place, const float *q,
                   const float *k, float *score)
{
    double faded[f.D];
    for (int i = 0; i < T; i++)
        for (int j = 0; j < T; j++) {
            double distance = (double)place[i] - place[j], sum = 0;
            turn_and_fade(f, 0, distance, q + i * f.D, faded);
            for (int d = 0; d < f.D; d++)
                sum += faded[d] * k[j * f.D + d];
            score[i * T + j] = j > i ? -INFINITY : (float)(sum / sqrt(f.D));
        }
}
