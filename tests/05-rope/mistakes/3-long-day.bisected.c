/* You bisect, as if S(m) went down only. It goes down and up again, so you
   find some place where it changes its sign, and not the first. */
static const double TURN = 6.283185307179586;

double base_for_length(int D, int L)
{
    if (L - 1 <= TURN)
        return 1;
    if (D == 2)
        return 0;
    return pow((L - 1) / TURN, (double)D / (D - 2));
}

int first_doubt(int D, double base, int limit)
{
    double *theta = malloc((size_t)(D / 2) * sizeof *theta);
    int found = 0;
    for (int a = 0; a < D / 2; a++)
        theta[a] = pow(base, -2.0 * a / D);
    for (int low = 1, high = limit; low <= high; ) {
        int m = low + (high - low) / 2;
        double sum = 0;
        for (int a = 0; a < D / 2; a++)
            sum += cos(m * theta[a]);
        if (sum < 0)
            found = m, high = m - 1;
        else
            low = m + 1;
    }
    free(theta);
    return found;
}
