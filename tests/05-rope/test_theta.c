/* The speeds of arrows, plain and slowed, and the bound of scores. */
#include "check.h"
#include "02-tensors/rng.h"
#include "05-rope/bound.h"
#include "05-rope/theta.h"

#include <math.h>

enum { D = 128, A = D / 2 };
static const double base = 10000, pi = 3.14159265358979323846;

static bool near(double x, double want, double off)
{
    return fabs(x - want) <= off * fabs(want);
}

TEST(refusal, "widths without pairs")
{
    double theta[4];
    CHECK_REFUSED("rope: a row of 5 numbers has no pairs",
                  rope_theta(theta, 5, base));
    CHECK_REFUSED("rope: a row of 0 numbers has no pairs",
                  theta_interpolated(theta, 0, base, 2));
    CHECK_REFUSED("rope: NTK wants two pairs, not rows of 2",
                  ntk_base(base, 2, 2));
}

TEST(law, "speeds fall from 1, each by the same factor")
{
    double theta[A];
    rope_theta(theta, D, base);
    CHECK(theta[0] == 1, "%g", theta[0]);
    for (int a = 1; a < A; a++)
        CHECK(near(theta[a] / theta[a - 1], pow(base, -2.0 / D), 1e-12),
              "pair %d", a);
    CHECK(near(theta[A - 1], pow(base, 2.0 / D) / base, 1e-12), "the last");
}

TEST(law, "interpolation slows all, NTK the slowest by s and the first not")
{
    static const double s[] = { 2, 4, 8 }, want[] = { 20221, 40890, 82685 };
    double theta[A], slow[A];
    rope_theta(theta, D, base);
    for (int i = 0; i < 3; i++) {
        theta_interpolated(slow, D, base, s[i]);
        for (int a = 0; a < A; a++)
            CHECK(near(slow[a] * s[i], theta[a], 1e-12), "pair %d", a);
        double other = ntk_base(base, D, s[i]);
        CHECK(fabs(other - want[i]) < 0.5, "s %g: %g", s[i], other);
        rope_theta(slow, D, other);
        CHECK(slow[0] == theta[0], "the first");
        CHECK(near(slow[A - 1] * s[i], theta[A - 1], 1e-10), "the last");
    }
}

TEST(law, "dynamic NTK begins behind the trained length")
{
    CHECK(dynamic_base(base, D, 4, 100, 2048) == base, "before");
    CHECK(dynamic_base(base, D, 4, 2048, 2048) == base, "at L");
    double twice = dynamic_base(base, D, 4, 4096, 2048);    // 4 * 2 - 3 = 5
    CHECK(near(twice, ntk_base(base, D, 5), 1e-12), "%g", twice);
    double last = base;
    for (int n = 2049; n < 4096; n++) {
        double now = dynamic_base(base, D, 4, n, 2048);
        CHECK(now > last, "%d places", n);
        last = now;
    }
}

TEST(law, "YaRN leaves the quick ones, slows the slow ones, ramps between")
{
    double theta[A], slow[A];
    rope_theta(theta, D, base);
    double factor = theta_yarn(slow, D, base, 4, 4096);
    CHECK(near(factor, 0.1 * log(4) + 1, 1e-12), "%g", factor);
    for (int a = 0; a < A; a++) {
        double turns = 4096 * theta[a] / (2 * pi), r = theta[a] / slow[a];
        CHECK(r > 1 - 1e-12 && r < 4 + 1e-12, "pair %d: %g", a, r);
        CHECK(a > 20 || near(r, 1, 1e-12), "pair %d: %g", a, r);
        CHECK(a < 46 || near(r, 4, 1e-12), "pair %d: %g", a, r);
        CHECK(a <= 20 || a >= 46 || (r > 1.01 && r < 3.99), "pair %d: %g", a,
              r);
        CHECK(turns < 33 || near(r, 1, 1e-12), "pair %d turns %g times", a,
              turns);
    }
    CHECK(theta_yarn(slow, D, base, 1, 4096) == 1, "nothing to stretch");
    for (int a = 0; a < A; a++)
        CHECK(near(slow[a], theta[a], 1e-12), "pair %d", a);
}

TEST(law, "YaRN with no room for a ramp is still a number")
{
    double slow[A];
    for (int L = 1; L < 20; L++) {
        double factor = theta_yarn(slow, 8, base, 4, L);
        CHECK(isfinite(factor), "L %d", L);
        for (int a = 0; a < 4; a++)
            CHECK(slow[a] > 0 && slow[a] <= 1, "L %d: %g", L, slow[a]);
    }
}

/* ---- the bound ----------------------------------------------------------- */

TEST(law, "no score is above the bound, and some are half as large")
{
    double theta[A], most = 0;
    Rng rng = rng_seed(31);
    for (int trial = 0; trial < 2000; trial++) {
        int d = 2 * (1 + (int)rng_int(&rng, A));
        float q[D], k[D];
        for (int i = 0; i < d; i++) {
            q[i] = rng_normal(&rng);
            k[i] = trial % 2 ? q[i] : rng_normal(&rng);
        }
        rope_theta(theta, d, base);
        double distance = (double)rng_int(&rng, 3000) - 1000;
        double score = rope_score(q, k, theta, d, distance);
        double bound = rope_bound(q, k, theta, d, distance);
        CHECK(fabs(score) <= bound * (1 + 1e-12), "%g > %g", score, bound);
        most = fmax(most, fabs(score) / bound);
    }
    CHECK(most > 0.5, "%g", most);
}

CHECK_MAIN("theta")
