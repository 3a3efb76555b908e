/* For a short text your base is below 1, and then the pairs would get faster
   and faster. 1 is the smallest that makes sense. */
static const double TURN = 6.283185307179586;

double base_for_length(int D, int L)
{
    if (D == 2)
        return L - 1 <= TURN ? 1 : 0;
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
            found = m;
    }
    free(theta);
    return found;
}
