/* lab_arrow: one pair by numbers that one can check on paper; and whether a
   score stays where it is when both places move, near and far. */
#include "lab.h"
#include "02-tensors/rng.h"
#include "05-rope/rope.h"
#include "05-rope/theta.h"

#include <complex.h>
#include <math.h>
#include <stdio.h>

//@ arrow-paper
/* An arrow on squared paper is a complex number: so far across, plus i times
   so far up. (4 + 3i)/5 is an arrow of length one, and to multiply by it is
   to turn by its angle. */
typedef double complex Arrow;
static const Arrow turn = (4.0 + 3.0 * I) / 5;

static Arrow turned(Arrow x, int m)
{
    for (; m > 0; m--)
        x *= turn;
    return x;
}

//@ arrow-dot
static double dot(Arrow x, Arrow y)
{
    return creal(x) * creal(y) + cimag(x) * cimag(y);
}

//@ arrow-walk
static void walk(void)
{
    printf("place  across       up    length\n");
    for (int m = 0; m <= 5; m++) {
        Arrow x = turned(5, m);
        printf("%5d  %7.4f  %7.4f  %.4f\n", m, creal(x), cimag(x), cabs(x));
        lab_row("arrows", "place=%d; across=0; up=0", m);
        lab_row("arrows", "place=%d; across=%.4f; up=%.4f", m, creal(x),
                cimag(x));
    }
}

//@ arrow-pair
/* q at the place m and k at n: what each becomes, and the score. */
static double show_pair(int m, int n)
{
    const Arrow q = 2 + 1 * I, k = 1 + 3 * I;
    Arrow a = turned(q, m), b = turned(k, n);
    printf("q at %3d (%7.4f, %7.4f)  k at %3d (%7.4f, %7.4f)  score %.4f\n",
           m, creal(a), cimag(a), n, creal(b), cimag(b), dot(a, b));
    lab_row("pair", "m=%d; q0=%.4f; q1=%.4f; n=%d; k0=%.4f; k1=%.4f; "
            "score=%.4f", m, creal(a), cimag(a), n, creal(b), cimag(b),
            dot(a, b));
    return dot(a, b);
}

static void pairs(void)
{
    printf("\n");
    show_pair(0, 0);
    double here = show_pair(3, 5), there = show_pair(103, 105);
    double other = show_pair(3, 6);
    lab_value("pair-score", here);
    lab_claim("pair-moved", "Both moved by a hundred places, q and k have the "
              "same score; one moved by one, they have another.", HOLDS,
              fabs(here - there) < 1e-10 && fabs(here - other) > 0.1);
}

//@ arrow-float
/* How rows are turned: by m theta in double, as our tables are made; or with
   the product in float, as most code has it. */
enum { D = 64, DRAWS = 200, SEEDS = 3 };
typedef enum { IN_DOUBLE, IN_FLOAT } How;

static void turn_row(float *x, double m, const double *theta, How how)
{
    for (int a = 0; a < D / 2; a++) {
        float product = (float)m * (float)theta[a];
        double angle = how == IN_FLOAT ? (double)product : m * theta[a];
        float c = (float)cos(angle), s = (float)sin(angle);
        float re = x[2 * a] * c - x[2 * a + 1] * s;
        x[2 * a + 1] = x[2 * a] * s + x[2 * a + 1] * c;
        x[2 * a] = re;
    }
}

//@ arrow-score
static double score(const float *q, const float *k, double m, double n,
                    How how)
{
    double theta[D / 2], sum = 0;
    float a[D], b[D];
    rope_theta(theta, D, 10000);
    for (int d = 0; d < D; d++) {
        a[d] = q[d];
        b[d] = k[d];
    }
    turn_row(a, m, theta, how);
    turn_row(b, n, theta, how);
    for (int d = 0; d < D; d++)
        sum += (double)a[d] * (double)b[d];
    return sum / sqrt(D);
}

//@ arrow-moved
/* The most that a score of random rows changes when both places, which are
   less than 512, move by so many. */
static double moved(double by, How how)
{
    double most = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        Rng rng = rng_seed(lab_seed() + seed);
        for (int draw = 0; draw < DRAWS; draw++) {
            float q[D], k[D];
            for (int d = 0; d < D; d++) {
                q[d] = rng_normal(&rng);
                k[d] = rng_normal(&rng);
            }
            double m = rng_int(&rng, 512), n = rng_int(&rng, 512);
            double here = score(q, k, m, n, IN_DOUBLE);
            most = fmax(most, fabs(score(q, k, m + by, n + by, how) - here));
        }
    }
    return most;
}

static void far_away(void)
{
    bool law = true, lost = true;
    printf("\n    moved by  angles in double  in float\n");
    for (double by = 1; by <= 1e8; by *= 10) {
        double a = moved(by, IN_DOUBLE), b = moved(by, IN_FLOAT);
        printf("%12.0f  %16.1e  %8.1e\n", by, a, b);
        lab_row("moved", "by=%.0f; double=%.1e; float=%.1e", by, a, b);
        law = law && a < 1e-5;
        lost = lost && (by < 1e5 || b > 1e-3);
    }
    lab_claim("arrow-law", "With angles in double no score changes by 1e-5, "
              "moved by up to a hundred million places.", HOLDS, law);
    lab_claim("arrow-lost", "With angles in float scores change by more than "
              "1e-3 from a hundred thousand places on.", HOLDS, lost);
}

//@ arrow-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    walk();
    pairs();
    far_away();
    return lab_end();
}
