/* You return the last distance that is free of doubt. Asked for is the first
   at which the sum is below 0, one further. */
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
    for (int m = 1; m <= limit && !found; m++) {
        double sum = 0;
        for (int a = 0; a < D / 2; a++)
            sum += cos(m * theta[a]);
        if (sum < 0)
            found = m - 1;
    }
    free(theta);
    return found;
}
