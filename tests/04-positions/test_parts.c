/* Rows, turns, picks and the convolution: each against its formula, its
   gradient, its laws. */
#include "check.h"
#include "02-tensors/gradient.h"
#include "03-attention/compare.h"
#include "04-positions/absolute.h"
#include "04-positions/border.h"
#include "04-positions/floater.h"
#include "04-positions/multiplied.h"
#include "04-positions/relative.h"

enum { B = 2, H = 3, T = 4, S = 6, D = 4, C = H * D, FIRST = S - T };

static Tensor *leaf(int ndim, const int *dim)
{
    static Rng rng = { 99 };
    return random_leaf(&rng, ndim, dim);
}

static double dot(const float *a, const float *b, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += (double)a[i] * (double)b[i];
    return sum;
}

/* ---- refusals, while there is one thread alone --------------------------- */

TEST(refusal, "shapes and columns that do not fit")
{
    static const float zero[64];
    int far[] = { 0, 1, 5 };
    Tensor *x = t_input(DIMS(2, 3), zero);
    CHECK_REFUSED("pick: input(2,3): column 5 is not in 0 to 2",
                  t_pick(x, far, 2, 2));
    CHECK_REFUSED("pick: input(2,3): 2 rows, but 3 queries",
                  t_pick(x, far, 3, 1));
    CHECK_REFUSED("pile: input(3): has no rows for queries",
                  t_pile(t_input(DIMS(3), zero), far, 6));
    CHECK_REFUSED("pick: input(3): has no rows for queries",
                  t_pick(t_input(DIMS(3), zero), far, 3, 1));
    CHECK_REFUSED("sinusoid: rows of 5 numbers are no pairs",
                  sinusoid_rows(0, 3, 5, HALVES));
    CHECK_REFUSED("spin: input(1,2,4) by input(1,2,3): not (B,T,C) and "
                  "(B,T,C/2)", t_spin(t_input(DIMS(1, 2, 4), zero),
                                      t_input(DIMS(1, 2, 3), zero), 0));
    CHECK_REFUSED("convolve: input(2,1,3): is no (B,T,C) with two places",
                  t_convolve((Linear){ x, NULL },
                             t_input(DIMS(2, 1, 3), zero), ZEROS));
}

/* ---- pick and pile ------------------------------------------------------- */

static const int columns[T + S - 1] = { 4, 4, 3, 2, 2, 1, 0, 0, 2 };
enum { R = 5 };

TEST(agreement, "pick and pile do what their formulas say")
{
    Tensor *x = leaf(DIMS(B, T, R)), *one = leaf(DIMS(B, 1, R));
    Tensor *y = t_pick(x, columns, T, S), *z = t_pick(one, columns, T, S);
    Tensor *pile = t_pile(y, columns, R);
    for (int b = 0; b < B; b++)
        for (int t = 0; t < T; t++) {
            float sum[R] = { 0 };
            for (int j = 0; j < S; j++) {
                int c = columns[T - 1 - t + j], at = (b * T + t) * S + j;
                CHECK(y->data[at] == x->data[(b * T + t) * R + c], "%d", at);
                CHECK(z->data[at] == one->data[b * R + c], "%d", at);
                sum[c] += y->data[at];
            }
            CHECK(difference(pile->data + (b * T + t) * R, sum, R) < 1e-6,
                  "query %d", t);
        }
    tape_reset();
}

static Tensor *run_moved(Tensor **x, int v)
{
    return v == 0 ? t_pick(x[0], columns, T, S)
        : v == 1 ? t_pick(x[0], columns, T, S) : t_pile(x[0], columns, R);
}

TEST(gradient, "of pick, pick from one row, and pile")
{
    for (int v = 0; v < 3; v++) {
        Tensor *x = v == 0 ? leaf(DIMS(B, T, R)) : v == 1 ? leaf(DIMS(B, 1, R))
            : leaf(DIMS(B, T, S));
        double worst = gradient_error(run_moved, v, &x, 1);
        CHECK(worst < 1e-3, "variant %d: %g", v, worst);
        tape_reset();
    }
}

/* ---- absolute ------------------------------------------------------------ */

TEST(law, "sinusoids: shifted is rotated, and halves are the same numbers")
{
    enum { N = 50, WIDE = 16, SHIFT = 7 };
    Tensor *p = sinusoid_rows(0, N, WIDE, SIDE_BY_SIDE);
    Tensor *h = sinusoid_rows(0, N, WIDE, HALVES);
    double worst = 0;
    for (int t = 0; t + SHIFT < N; t++)
        for (int i = 0; i < WIDE / 2; i++) {
            double a = SHIFT * pow(10000, -2.0 * i / WIDE);
            double s = (double)p->data[t * WIDE + 2 * i];
            double c = (double)p->data[t * WIDE + 2 * i + 1];
            const float *far = p->data + (t + SHIFT) * WIDE + 2 * i;
            worst = fmax(worst, fabs((double)far[0] - s * cos(a) - c * sin(a)));
            worst = fmax(worst, fabs((double)far[1] - c * cos(a) + s * sin(a)));
            CHECK(h->data[t * WIDE + i] == p->data[t * WIDE + 2 * i]
                  && h->data[t * WIDE + WIDE / 2 + i]
                  == p->data[t * WIDE + 2 * i + 1], "place %d", t);
        }
    CHECK(worst < 1e-6, "%g", worst);
    CHECK(p->data[WIDE] == sinf(1) && p->data[WIDE + 1] == cosf(1), "place 1");
    tape_reset();
}

TEST(law, "hierarchical rows: the table's first, then what the formula says")
{
    enum { L = 5 };
    const double a = 0.4;
    Tensor *table = leaf(DIMS(L, C));
    Tensor *p = hierarchical_rows(table, 0, L * L);
    CHECK(difference(p->data, table->data, L * C) < 1e-6, "the table");
    Tensor *few = hierarchical_rows(table, 2, 3);
    CHECK(memcmp(few->data, table->data + 2 * C, 3 * C * sizeof(float)) == 0,
          "within the table");
    for (int n = 0; n < L * L; n++)
        for (int c = 0; c < C; c++) {
            const float *row = table->data + c;
            double ui = ((double)row[n / L * C] - a * (double)row[0]) / (1 - a);
            double uj = ((double)row[n % L * C] - a * (double)row[0]) / (1 - a);
            double want = a * ui + (1 - a) * uj;
            double got = (double)p->data[n * C + c];
            CHECK(fabs(got - want) < 1e-5, "place %d: %g, not %g", n, got,
                  want);
        }
    tape_reset();
}

static Tensor *run_rows(Tensor **x, int v)
{
    return hierarchical_rows(x[0], v == 0 ? 1 : 3, v == 0 ? 3 : 7);
}

TEST(gradient, "of hierarchical rows, within the table and past it")
{
    for (int v = 0; v < 2; v++) {
        Tensor *x = leaf(DIMS(5, C));
        double worst = gradient_error(run_rows, v, &x, 1);
        CHECK(worst < 1e-3, "variant %d: %g", v, worst);
        tape_reset();
    }
}

/* ---- FLOATER ------------------------------------------------------------- */

static Floater floater_of(Tensor **x)
{
    return (Floater){ x[0], { x[1], NULL }, { x[2], x[3] }, { x[4], NULL },
                      0.5f };
}

static void floater_parts(Tensor **x, int width, int hidden)
{
    x[0] = leaf(DIMS(1, width));
    x[1] = leaf(DIMS(width, width));
    x[2] = leaf(DIMS(hidden, width));
    x[3] = leaf(DIMS(hidden));
    x[4] = leaf(DIMS(width, hidden));
    for (size_t i = 0; i < numel(x[1]); i++)
        x[1]->data[i] *= 0.3f;
}

static Tensor *run_floater(Tensor **x, int v)
{
    Floater f = floater_of(x);
    return floater_rows(&f, v, 4 - v, 1 + v);
}

TEST(gradient, "of FLOATER's path, through the integrator")
{
    for (int v = 0; v < 2; v++) {
        Tensor *x[5];
        floater_parts(x, v ? 6 : 4, 3);
        double worst = gradient_error(run_floater, v, x, 5);
        CHECK(worst < 2e-3, "variant %d: %g", v, worst);
        tape_reset();
    }
}

/* How far the path that starts as sinusoids is from them. */
static double off_sinusoids(int steps)
{
    enum { N = 20, WIDE = 8 };
    Tensor *x[5];
    floater_parts(x, WIDE, 3);
    Floater f = floater_of(x);
    floater_sinusoidal(&f);
    Tensor *got = floater_rows(&f, 0, N, steps);
    Tensor *want = sinusoid_rows(0, N, WIDE, SIDE_BY_SIDE);
    double off = difference(got->data, want->data, N * WIDE);
    tape_reset();
    return off;
}

TEST(law, "sinusoids are a path of FLOATER's; the error is of fourth order")
{
    double one = off_sinusoids(1), two = off_sinusoids(2);
    double four = off_sinusoids(4);
    CHECK(one < 0.2 && four < 1e-3, "%g and %g", one, four);
    CHECK(one / two > 12 && one / two < 20, "%g", one / two);
    CHECK(two / four > 12 && two / four < 20, "%g", two / four);
}

TEST(law, "FLOATER's rows are the same wherever one begins")
{
    Tensor *x[5];
    floater_parts(x, 4, 3);
    Floater f = floater_of(x);
    Tensor *all = floater_rows(&f, 0, 9, 2), *few = floater_rows(&f, 5, 3, 2);
    CHECK(memcmp(few->data, all->data + 20, 12 * sizeof(float)) == 0, "no");
    tape_reset();
}

/* ---- spin ---------------------------------------------------------------- */

static Tensor *run_spin(Tensor **x, int v)
{
    return t_spin(x[0], x[1], v * 3);
}

TEST(gradient, "of spin, by the row and by the speed")
{
    for (int v = 0; v < 2; v++) {
        Tensor *x[] = { leaf(DIMS(B, T, 2 * D)), leaf(DIMS(B, T, D)) };
        double worst = gradient_error(run_spin, v, x, 2);
        CHECK(worst < 1e-3, "variant %d: %g", v, worst);
        tape_reset();
    }
}

TEST(law, "spin keeps lengths, and leaves place 0 alone")
{
    Tensor *x = leaf(DIMS(1, T, 2)), *speed = leaf(DIMS(1, T, 1));
    Tensor *y = t_spin(x, speed, 0);
    CHECK(memcmp(y->data, x->data, 2 * sizeof(float)) == 0, "place 0");
    for (int t = 1; t < T; t++) {
        const float *a = x->data + 2 * t, *b = y->data + 2 * t;
        CHECK(fabs(dot(a, a, 2) - dot(b, b, 2)) < 1e-5, "place %d", t);
        double turned = atan2((double)b[1], (double)b[0])
            - atan2((double)a[1], (double)a[0]);
        turned -= t * (double)speed->data[t];
        double off = remainder(turned, 2 * acos(-1));
        CHECK(fabs(off) < 1e-5, "place %d: off by %g", t, off);
    }
    tape_reset();
}

/* ---- the convolution ----------------------------------------------------- */

static Tensor *run_convolve(Tensor **x, int v)
{
    return t_convolve((Linear){ x[1], x[2] }, x[0], v ? AROUND : ZEROS);
}

TEST(gradient, "of the convolution, with zeros beyond and with the other end")
{
    for (int v = 0; v < 2; v++) {
        Tensor *x[] = { leaf(DIMS(B, v ? 5 : 2, 3)), leaf(DIMS(4, 9)),
                        leaf(DIMS(4)) };
        double worst = gradient_error(run_convolve, v, x, 3);
        CHECK(worst < 1e-3, "variant %d: %g", v, worst);
        tape_reset();
    }
}

TEST(agreement, "the convolution is its formula")
{
    enum { N = 5, IN = 3, OUT = 2 };
    for (int v = 0; v < 2; v++) {
        Tensor *x[] = { leaf(DIMS(1, N, IN)), leaf(DIMS(OUT, 3 * IN)),
                        leaf(DIMS(OUT)) };
        Tensor *y = run_convolve(x, v);
        for (int t = 0; t < N; t++)
            for (int o = 0; o < OUT; o++) {
                double sum = (double)x[2]->data[o];
                for (int k = -1; k <= 1; k++)
                    if (v || (t + k >= 0 && t + k < N))
                        sum += dot(x[0]->data + (t + k + N) % N * IN,
                                   x[1]->data + o * 3 * IN + (k + 1) * IN, IN);
                CHECK(fabs(sum - (double)y->data[t * OUT + o]) < 1e-5,
                      "place %d", t);
            }
        tape_reset();
    }
}

CHECK_MAIN("04 parts")
