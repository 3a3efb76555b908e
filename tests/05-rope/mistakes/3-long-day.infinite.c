/* For D = 2 you divide by D - 2, which is 0. The only pair has the speed 1
   whatever the base is: either any base is enough or none, and then the answer
   is 0. */
static const double TURN = 6.283185307179586;

double base_for_length(int D, int L)
{
    if (L - 1 <= TURN)
        return 1;
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
