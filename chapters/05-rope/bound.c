#include "05-rope/bound.h"

#include <complex.h>
#include <math.h>

//@ bound-sums
/* e^(i distance theta). */
static double complex turned(double distance, double theta)
{
    return cos(distance * theta) + I * sin(distance * theta);
}

double rope_mean_sum(const double *theta, int D, double distance)
{
    double complex S = 0;
    double sum = 0;
    for (int a = 0; a < D / 2; a++) {
        S += turned(distance, theta[a]);
        sum += cabs(S);
    }
    return sum / (D / 2);
}

//@ bound-score
/* h_a: q's arrow times the conjugate of k's; none behind the last. */
static double complex product(const float *q, const float *k, int a, int D)
{
    if (a >= D / 2)
        return 0;
    double complex x = (double)q[2 * a] + I * (double)q[2 * a + 1];
    double complex y = (double)k[2 * a] - I * (double)k[2 * a + 1];
    return x * y;
}

double rope_score(const float *q, const float *k, const double *theta, int D,
                  double distance)
{
    double score = 0;
    for (int a = 0; a < D / 2; a++)
        score += creal(product(q, k, a, D) * turned(distance, theta[a]));
    return score;
}

//@ bound
double rope_bound(const float *q, const float *k, const double *theta, int D,
                  double distance)
{
    double step = 0;
    for (int a = 0; a < D / 2; a++) {
        double complex h = product(q, k, a, D);
        step = fmax(step, cabs(product(q, k, a + 1, D) - h));
    }
    return step * rope_mean_sum(theta, D, distance) * (D / 2);
}
