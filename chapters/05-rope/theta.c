#include "05-rope/theta.h"

#include "01-sliding-window/require.h"

#include <math.h>

//@ theta
void rope_theta(double *theta, int D, double base)
{
    REQUIRE(D >= 2 && D % 2 == 0, "rope: a row of %d numbers has no pairs", D);
    for (int a = 0; a < D / 2; a++)
        theta[a] = pow(base, -2.0 * a / D);
}

//@ theta-slower
void theta_interpolated(double *theta, int D, double base, double s)
{
    rope_theta(theta, D, base);
    for (int a = 0; a < D / 2; a++)
        theta[a] /= s;
}

double ntk_base(double base, int D, double s)
{
    REQUIRE(D >= 4, "rope: NTK wants two pairs, not rows of %d", D);
    return base * pow(s, D / (D - 2.0));
}

double dynamic_base(double base, int D, double s, int n, int L)
{
    return n <= L ? base : ntk_base(base, D, s * n / L - (s - 1));
}

//@ theta-yarn
/* The pair, as a fraction, that turns so many times in L places: theta_a is
   2 pi turns / L. */
static double pair_with(double turns, int D, double base, int L)
{
    const double pi = 3.14159265358979323846;
    return D * log(L / (turns * 2 * pi)) / (2 * log(base));
}

double theta_yarn(double *theta, int D, double base, double s, int L)
{
    double low = fmax(floor(pair_with(32, D, base, L)), 0);
    double high = fmin(ceil(pair_with(1, D, base, L)), D - 1);
    high += high == low ? 0.001 : 0;
    rope_theta(theta, D, base);
    for (int a = 0; a < D / 2; a++) {
        double slow = fmin(fmax((a - low) / (high - low), 0), 1);
        theta[a] = (1 - slow) * theta[a] + slow * theta[a] / s;
    }
    return s > 1 ? 1 + log(s) / 10 : 1;
}
