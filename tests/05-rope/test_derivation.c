/* Each step of the derivation, on complex numbers as in the chapter. */
#include "check.h"
#include "02-tensors/rng.h"

#include <complex.h>
#include <math.h>

typedef double complex Arrow;

/* A candidate for f: the arrow x of the place m. */
typedef Arrow Way(Arrow x, double m);

static const double theta = 0.7;

static Arrow turned(Arrow x, double m)
{
    return x * cexp(I * m * theta);
}

/* <x, y> of two arrows: x times the conjugate of y, its real part. */
static double inner(Arrow x, Arrow y)
{
    return creal(x * conj(y));
}

static Arrow drawn(Rng *rng)
{
    double re = (double)rng_normal(rng);
    return re + I * (double)rng_normal(rng);
}

/* How much <f(q,m), f(k,n)> differs at most from <f(q,m+by), f(k,n+by)>. */
static double unlike(Way f, double by)
{
    Rng rng = rng_seed(1);
    double most = 0;
    for (int i = 0; i < 200; i++) {
        Arrow q = drawn(&rng), k = drawn(&rng);
        double m = rng_int(&rng, 50), n = rng_int(&rng, 50);
        double here = inner(f(q, m), f(k, n));
        most = fmax(most, fabs(here - inner(f(q, m + by), f(k, n + by))));
    }
    return most;
}

TEST(law, "an arrow's product with another's conjugate holds the inner "
     "product")
{
    Rng rng = rng_seed(2);
    for (int i = 0; i < 100; i++) {
        Arrow q = drawn(&rng), k = drawn(&rng);
        double by_hand = creal(q) * creal(k) + cimag(q) * cimag(k);
        CHECK(fabs(inner(q, k) - by_hand) < 1e-12, "%g", by_hand);
    }
}

TEST(law, "multiplying by a number of length one turns, and keeps lengths")
{
    Rng rng = rng_seed(3);
    for (int m = -100; m <= 100; m++) {
        Arrow x = drawn(&rng), y = turned(x, m);
        CHECK(fabs(cabs(x) - cabs(y)) < 1e-12, "m %d", m);
        double off = remainder(carg(y) - carg(x) - m * theta, 2 * M_PI);
        CHECK(fabs(off) < 1e-10, "m %d: off by %g", m, off);
    }
    CHECK(turned(2 + I, 0) == 2 + I, "place 0 changes an arrow");
}

TEST(law, "(4 + 3i)/5 turns (5,0) to (4,3), and once more to (7,24)/5")
{
    Arrow turn = (4.0 + 3.0 * I) / 5;
    CHECK(cabs(turn * 5 - (4.0 + 3.0 * I)) < 1e-12, "once");
    CHECK(cabs(turn * turn * 5 - (7.0 + 24.0 * I) / 5) < 1e-12, "twice");
    CHECK(fabs(cabs(turn) - 1) < 1e-12, "its length is %g", cabs(turn));
}

/* ---- lengths ----------------------------------------------------------- */

static Arrow longer(Arrow x, double m)
{
    return turned(x, m) * (1 + 0.01 * m);
}

TEST(law, "first step: a length that depends on the place breaks it")
{
    CHECK(unlike(turned, 30) < 1e-10, "turning: %g", unlike(turned, 30));
    CHECK(unlike(longer, 30) > 0.1, "longer: %g", unlike(longer, 30));
    Arrow q = 2 + I;
    for (int m = 0; m < 50; m++)        // q = k, m = n: R(q,m)^2 = |q|^2
        CHECK(fabs(inner(turned(q, m), turned(q, m)) - inner(q, q)) < 1e-12,
              "m %d", m);
}

/* ---- angles ------------------------------------------------------------ */

/* Turned by an angle that depends on the arrow, too. */
static Arrow own_speed(Arrow x, double m)
{
    return x * cexp(I * m * theta * cabs(x));
}

TEST(law, "second step: the angle for a place is the same for all arrows")
{
    CHECK(unlike(own_speed, 30) > 0.1, "%g", unlike(own_speed, 30));
    Rng rng = rng_seed(4);
    for (int m = 0; m < 50; m++) {
        Arrow q = drawn(&rng), k = drawn(&rng);
        double a = carg(turned(q, m)) - carg(q);
        double b = carg(turned(k, m)) - carg(k);
        CHECK(fabs(remainder(a - b, 2 * M_PI)) < 1e-10, "m %d", m);
    }
}

static Arrow by_square(Arrow x, double m)
{
    return x * cexp(I * m * m * 0.01);
}

TEST(law, "third step: and grows by the same from place to place")
{
    CHECK(unlike(by_square, 1) > 0.1, "%g", unlike(by_square, 1));
    for (int m = 1; m < 50; m++) {
        double step = carg(turned(1, m)) - carg(turned(1, m - 1));
        CHECK(fabs(remainder(step - theta, 2 * M_PI)) < 1e-10, "m %d", m);
    }
}

static Arrow added(Arrow x, double m)
{
    return x + cexp(I * m * theta);
}

TEST(law, "to add something for the place breaks it")
{
    CHECK(unlike(added, 1) > 0.1, "%g", unlike(added, 1));
}

/* The odd one out of linear ways: a mirror at every odd place. */
static Arrow mirrored(Arrow x, double m)
{
    return fmod(m, 2) == 0 ? x : conj(x);
}

TEST(law, "a mirror obeys it as well, and knows odd from even alone")
{
    CHECK(unlike(mirrored, 1) < 1e-12, "%g", unlike(mirrored, 1));
    Arrow q = 2 + I, k = 1 + 3 * I;
    for (int m = 2; m < 20; m += 2)
        CHECK(inner(mirrored(q, m), k) == inner(q, k), "m %d", m);
}

/* ---- the sum over pairs -------------------------------------------------- */

TEST(law, "the score is the real part of sum h_a e^(i (m - n) theta_a)")
{
    enum { A = 4 };
    Rng rng = rng_seed(5);
    for (int trial = 0; trial < 50; trial++) {
        double m = rng_int(&rng, 1000), n = rng_int(&rng, 1000);
        double score = 0;
        Arrow sum = 0;
        for (int a = 0; a < A; a++) {
            double speed = pow(10000, -(double)a / A);
            Arrow q = drawn(&rng), k = drawn(&rng);
            score += inner(q * cexp(I * m * speed), k * cexp(I * n * speed));
            sum += q * conj(k) * cexp(I * (m - n) * speed);
        }
        CHECK(fabs(score - creal(sum)) < 1e-9, "%g, %g", score, creal(sum));
    }
}

CHECK_MAIN("derivation")
