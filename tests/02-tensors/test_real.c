/* exp, log, tanh, sigmoid, softplus and erf against libm in double; the
   random numbers. */
#include "check.h"
#include "02-tensors/real.h"
#include "02-tensors/rng.h"

/* The largest relative and absolute error for many x in [from, to]. */
typedef struct { double relative, absolute; } Errors;

static Errors errors(float (*ours)(float), double (*theirs)(double),
                     float from, float to)
{
    Errors worst = { 0, 0 };
    for (int i = 0; i <= 1000000; i++) {
        float x = from + (to - from) * ((float)i / 1e6f);
        double want = theirs((double)x), off = fabs((double)ours(x) - want);
        if (!(off <= worst.absolute))
            worst.absolute = off;
        if (fabs(want) > 1.2e-38 && !(off <= worst.relative * fabs(want)))
            worst.relative = off / fabs(want);
    }
    return worst;
}

static double sigmoid(double x)
{
    return 1 / (1 + exp(-x));
}

static double softplus(double x)
{
    return fmax(x, 0) + log1p(exp(-fabs(x)));
}

#define CHECK_ERROR(kind, most, ours, theirs, from, to)                    \
    do {                                                                   \
        Errors e_ = errors(ours, theirs, from, to);                        \
        CHECK(e_.kind < (most), "%s: %g", #ours, e_.kind);                 \
    } while (0)

TEST(law, "how near they are")
{
    CHECK_ERROR(relative, 1e-7, real_exp, exp, -87.3f, 88.7f);
    CHECK_ERROR(relative, 1e-7, real_exp, exp, -1, 1);
    CHECK_ERROR(absolute, 1.5e-45, real_exp, exp, -110, -87.4f);
    CHECK_ERROR(relative, 1e-7, real_log, log, 1e-6f, 10);
    CHECK_ERROR(relative, 1e-7, real_log, log, 0.9f, 1.1f);
    CHECK_ERROR(relative, 1e-7, real_log, log, 1e-38f, 3e38f);
    CHECK_ERROR(relative, 1e-7, real_log, log, 1e-44f, 1e-38f);
    CHECK_ERROR(relative, 2e-7, real_tanh, tanh, -10, 10);
    CHECK_ERROR(relative, 2e-7, real_tanh, tanh, -1e-3f, 1e-3f);
    CHECK_ERROR(relative, 2e-7, real_sigmoid, sigmoid, -80, 80);
    CHECK_ERROR(relative, 3e-7, real_softplus, softplus, -80, 80);
    CHECK_ERROR(relative, 4e-7, real_erf, erf, -2, 2);
    CHECK_ERROR(absolute, 4e-7, real_erf, erf, -6, 6);
}

TEST(law, "what has no logarithm, and what is too large")
{
    CHECK(real_exp(-INFINITY) == 0 && real_exp(-200) == 0, "exp of little");
    CHECK(real_exp(INFINITY) == INFINITY && real_exp(89) == INFINITY,
          "exp of much");
    CHECK(real_exp(0) == 1, "exp(0)");
    CHECK(real_log(0) == -INFINITY && real_log(1) == 0, "log(0), log(1)");
    CHECK(real_log(INFINITY) == INFINITY, "log of infinity");
    CHECK(isnan(real_log(-1)) && isnan(real_log(-INFINITY)), "log(-1)");
    CHECK(real_tanh(50) == 1 && real_tanh(-INFINITY) == -1, "tanh");
    CHECK(real_sigmoid(-INFINITY) == 0 && real_sigmoid(200) == 1, "sigmoid");
    CHECK(real_softplus(200) == 200 && real_softplus(-INFINITY) == 0,
          "softplus");
    CHECK(real_erf(INFINITY) == 1 && real_erf(-9) == -1, "erf");
    float (*all[])(float) = { real_exp, real_log, real_tanh, real_sigmoid,
                              real_softplus, real_erf };
    for (int i = 0; i < 6; i++)
        CHECK(isnan(all[i](NAN)), "function %d hides NaN", i);
}

TEST(golden, "PCG32's first numbers are its author's")
{
    static const uint32_t want[] = { 0xa15c02b7, 0x7b47f409, 0xba1d3330,
                                     0x83d2f293, 0xbfa4784b, 0xcbed606e };
    Rng rng = rng_seed(42);
    for (int i = 0; i < 6; i++) {
        uint32_t got = rng_u32(&rng);
        CHECK(got == want[i], "%x, not %x", got, want[i]);
    }
}

TEST(golden, "the first uniform and normal numbers")
{
    Rng rng = rng_seed(1);
    float uniform = rng_uniform(&rng), normal = rng_normal(&rng);
    CHECK(uniform == 0.607114613f, "%.9g", (double)uniform);
    CHECK(normal == 0.289274096f, "%.9g", (double)normal);
}

TEST(law, "uniform and normal numbers have their mean and variance")
{
    Rng rng = rng_seed(3);
    double u1 = 0, u2 = 0, n1 = 0, n2 = 0, n4 = 0;
    const int n = 200000;
    for (int i = 0; i < n; i++) {
        double u = (double)rng_uniform(&rng), z = (double)rng_normal(&rng);
        CHECK(u >= 0 && u < 1, "%g", u);
        u1 += u / n;
        u2 += u * u / n;
        n1 += z / n;
        n2 += z * z / n;
        n4 += z * z * z * z / n;
    }
    CHECK(fabs(u1 - 0.5) < 0.003 && fabs(u2 - 1 / 3.0) < 0.003, "%g %g", u1,
          u2);
    CHECK(fabs(n1) < 0.01 && fabs(n2 - 1) < 0.015 && fabs(n4 - 3) < 0.1,
          "%g %g %g", n1, n2, n4);
}

TEST(law, "integers fall evenly, permutations hold each place once")
{
    Rng rng = rng_seed(5);
    int count[6] = { 0 }, first[5] = { 0 };
    for (int i = 0; i < 60000; i++)
        count[rng_int(&rng, 6)]++;
    for (int i = 0; i < 6; i++)
        CHECK(abs(count[i] - 10000) < 400, "%d: %d", i, count[i]);
    for (int t = 0; t < 10000; t++) {
        int order[5], seen = 0;
        rng_permutation(&rng, order, 5);
        for (int i = 0; i < 5; i++)
            seen |= 1 << order[i];
        CHECK(seen == 31, "%x", (unsigned)seen);
        first[order[0]]++;
    }
    for (int i = 0; i < 5; i++)
        CHECK(abs(first[i] - 2000) < 200, "%d: %d", i, first[i]);
    CHECK_REFUSED("rng_int: n is 0, there is no number below it",
                  rng_int(&rng, 0));
}

CHECK_MAIN("02 real")
