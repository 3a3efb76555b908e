/* RoPE: against its plain version, against differences, and against what
   must hold of it. */
#include "check.h"
#include "02-tensors/gradient.h"
#include "02-tensors/params.h"
#include "03-attention/compare.h"
#include "05-rope/rope.h"
#include "05-rope/theta.h"

static const Pairing pairings[] = { PAIR_NEIGHBOURS, PAIR_HALVES };

static RopeTable table_of(int P, int D)
{
    double theta[128];
    rope_theta(theta, D, 10000);
    return rope_table(P, D / 2, theta, 1);
}

/* ---- refusals, while there is one thread alone --------------------------- */

static Tensor *zeros(int ndim, const int *dim)
{
    static const float zero[4096];
    return t_input(ndim, dim, zero);
}

TEST(refusal, "rows, places and widths that do not fit")
{
    RopeTable t = table_of(10, 8);
    double theta[4];
    CHECK_REFUSED("rope: input(2,3,4,6): rows are not 4 pairs",
                  t_rope(zeros(DIMS(2, 3, 4, 6)), &t, PAIR_HALVES, 0));
    CHECK_REFUSED("rope: input(8): rows are not 4 pairs",
                  t_rope(zeros(DIMS(8)), &t, PAIR_HALVES, 0));
    CHECK_REFUSED("rope: input(1,1,4,8): places 7 to 10, and the table has 10",
                  t_rope(zeros(DIMS(1, 1, 4, 8)), &t, PAIR_HALVES, 7));
    CHECK_REFUSED("rope: input(1,1,4,8): places -1 to 2, and the table has 10",
                  t_rope(zeros(DIMS(1, 1, 4, 8)), &t, PAIR_HALVES, -1));
    CHECK_REFUSED("rope: input(1,1,11,8): places 0 to 10, and the table has "
                  "10", t_rope(zeros(DIMS(1, 1, 11, 8)), &t, PAIR_HALVES, 0));
    CHECK_REFUSED("rope: place 10, and the table has 10",
                  rope_row(NULL, NULL, &t, PAIR_HALVES, 10));
    CHECK_REFUSED("rope: a table of 0 places and 4 pairs",
                  rope_table_open(0, 4));
    CHECK_REFUSED("rope: a row of 7 numbers has no pairs",
                  rope_theta(theta, 7, 10000));
    rope_table_close(&t);
}

/* ---- agreement --------------------------------------------------------- */

static bool same_as_plain(Rng *rng, int D, int T, int first, Pairing pairing)
{
    double theta[128];
    rope_theta(theta, D, 10000);
    RopeTable t = table_of(first + T, D);
    Tensor *x = random_leaf(rng, DIMS(2, 3, T, D));
    const float *y = t_rope(x, &t, pairing, first)->data;
    float row[256], one[256];
    bool same = true;
    for (int r = 0; r < 6 * T; r++) {
        int m = first + r % T;
        memcpy(row, x->data + r * D, (size_t)D * sizeof *row);
        rope_plain(row, D, m, theta, pairing);
        rope_row(one, x->data + r * D, &t, pairing, m);
        same = same && difference(y + r * D, row, (size_t)D) < 2e-7
            && memcmp(one, y + r * D, (size_t)D * sizeof *row) == 0;
    }
    rope_table_close(&t);
    tape_reset();
    return same;
}

TEST(agreement, "the table's way equals the plain one, as floats can")
{
    Rng rng = rng_seed(21);
    for (int c = 0; c < 60; c++) {
        int D = 2 * (1 + (int)rng_int(&rng, 40));
        int T = 1 + (int)rng_int(&rng, 90);
        int first = rng_int(&rng, 2) ? (int)rng_int(&rng, 3000) : 0;
        for (int p = 0; p < 2; p++)
            CHECK(same_as_plain(&rng, D, T, first, pairings[p]), "D %d T %d "
                  "first %d pairing %d", D, T, first, p);
    }
    for (int p = 0; p < 2; p++)
        CHECK(same_as_plain(&rng, 128, 700, 0, pairings[p]), "large");
}

TEST(agreement, "one row after another equals all at once")
{
    Rng rng = rng_seed(22);
    RopeTable t = table_of(40, 6);
    Tensor *x = random_leaf(&rng, DIMS(2, 3, 40, 6));
    const float *all = t_rope(x, &t, PAIR_HALVES, 0)->data;
    for (int i = 0; i < 40; i++) {
        Tensor *row = t_slice(x, 2, i, 1);
        const float *y = t_rope(row, &t, PAIR_HALVES, i)->data;
        for (int h = 0; h < 6; h++)
            CHECK(memcmp(y + h * 6, all + (h * 40 + i) * 6, 24) == 0,
                  "place %d", i);
    }
    rope_table_close(&t);
    tape_reset();
}

/* ---- gradient ---------------------------------------------------------- */

static RopeTable table_now;

static Tensor *run(Tensor **x, int v)
{
    return t_rope(x[0], &table_now, pairings[v % 2], v < 2 ? 0 : 5);
}

static Tensor *run_twice(Tensor **x, int v)
{
    Tensor *q = t_rope(x[0], &table_now, pairings[v], 3);
    Tensor *k = t_rope(x[0], &table_now, pairings[v], 0);
    return t_matmul(q, k, false, true);
}

TEST(gradient, "of x, turned by minus the angle")
{
    for (int v = 0; v < 4; v++) {
        Rng rng = rng_seed(23);
        int D = v < 2 ? 6 : 10;
        double theta[5];
        rope_theta(theta, D, 100);
        table_now = rope_table(12, D / 2, theta, v == 3 ? 1.2 : 1);
        Tensor *x[] = { random_leaf(&rng, DIMS(2, 2, v < 2 ? 7 : 3, D)) };
        double worst = gradient_error(run, v, x, 1);
        CHECK(worst < 1e-3, "variant %d: %g", v, worst);
        rope_table_close(&table_now);
        tape_reset();
    }
}

TEST(gradient, "of one tensor that is query and key")
{
    for (int v = 0; v < 2; v++) {
        Rng rng = rng_seed(24);
        table_now = table_of(8, 4);
        Tensor *x[] = { random_leaf(&rng, DIMS(1, 2, 5, 4)) };
        double worst = gradient_error(run_twice, v, x, 1);
        CHECK(worst < 1e-3, "variant %d: %g", v, worst);
        rope_table_close(&table_now);
        tape_reset();
    }
}

/* ---- law --------------------------------------------------------------- */

enum { WIDE = 64 };

static double score_at(const float *q, const float *k, const double *theta,
                       Pairing of_q, Pairing of_k, double m, double n)
{
    float a[WIDE], b[WIDE];
    double sum = 0;
    memcpy(a, q, sizeof a);
    memcpy(b, k, sizeof b);
    rope_plain(a, WIDE, m, theta, of_q);
    rope_plain(b, WIDE, n, theta, of_k);
    for (int d = 0; d < WIDE; d++)
        sum += (double)a[d] * (double)b[d];
    return sum / sqrt(WIDE);
}

/* The largest change of scores when both places move by so many. */
static double moved(Pairing of_q, Pairing of_k, double by)
{
    double theta[WIDE / 2], most = 0;
    rope_theta(theta, WIDE, 10000);
    Rng rng = rng_seed(25);
    for (int trial = 0; trial < 50; trial++) {
        float q[WIDE], k[WIDE];
        for (int d = 0; d < WIDE; d++) {
            q[d] = rng_normal(&rng);
            k[d] = rng_normal(&rng);
        }
        double m = rng_int(&rng, 512), n = rng_int(&rng, 512);
        double here = score_at(q, k, theta, of_q, of_k, m, n);
        double there = score_at(q, k, theta, of_q, of_k, m + by, n + by);
        most = fmax(most, fabs(here - there));
    }
    return most;
}

TEST(law, "moving both places changes no score")
{
    static const double by[] = { 1, 7, 100, 4096, 100000, 10000000 };
    for (int p = 0; p < 2; p++)
        for (int i = 0; i < 6; i++) {
            double off = moved(pairings[p], pairings[p], by[i]);
            CHECK(off < 1e-5, "pairing %d, by %g: %g", p, by[i], off);
        }
}

TEST(law, "with queries paired in one way and keys in the other it does")
{
    double off = moved(PAIR_NEIGHBOURS, PAIR_HALVES, 1);
    CHECK(off > 0.05, "%g", off);
    off = moved(PAIR_HALVES, PAIR_NEIGHBOURS, 100);
    CHECK(off > 0.05, "%g", off);
}

/* W_m = P^T R_m P, with P a turn in the plane of 0 and 2 and one in that of
   1 and 3: queries P q and keys P k, turned as always. */
static void other_directions(float *x, double m, const double *theta)
{
    for (int back = 0; back < 2; back++) {
        for (int d = 0; d < 2; d++) {
            float s = back ? -0.6f : 0.6f, a = x[d], b = x[d + 2];
            x[d] = 0.8f * a - s * b;
            x[d + 2] = s * a + 0.8f * b;
        }
        if (!back)
            rope_plain(x, 4, m, theta, PAIR_NEIGHBOURS);
    }
}

TEST(law, "turning in other directions obeys it, and is RoPE after a matrix")
{
    double theta[2];
    rope_theta(theta, 4, 100);
    Rng rng = rng_seed(30);
    for (int trial = 0; trial < 100; trial++) {
        float q[4], k[4], at[2][2][4];
        double score[2] = { 0 };
        for (int d = 0; d < 4; d++) {
            q[d] = rng_normal(&rng);
            k[d] = rng_normal(&rng);
        }
        int m = (int)rng_int(&rng, 50), n = (int)rng_int(&rng, 50);
        for (int moved = 0; moved < 2; moved++) {
            memcpy(at[moved][0], q, sizeof q);
            memcpy(at[moved][1], k, sizeof k);
            other_directions(at[moved][0], m + 30 * moved, theta);
            other_directions(at[moved][1], n + 30 * moved, theta);
            for (int d = 0; d < 4; d++)
                score[moved] += (double)at[moved][0][d]
                    * (double)at[moved][1][d];
        }
        CHECK(fabs(score[0] - score[1]) < 1e-5, "%g, %g", score[0], score[1]);
    }
}

/* q . (W k) with q and k turned for m and n before the matrix. */
static double before_matrix(const float *w, double m, double n)
{
    double theta[2], sum = 0;
    float q[4] = { 1, 2, -1, 0.5f }, k[4] = { 0.5f, -1, 1, 2 };
    rope_theta(theta, 4, 100);
    rope_plain(q, 4, m, theta, PAIR_NEIGHBOURS);
    rope_plain(k, 4, n, theta, PAIR_NEIGHBOURS);
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 4; j++)
            sum += (double)(q[i] * w[i * 4 + j] * k[j]);
    return sum;
}

TEST(law, "turned before a matrix instead of after, it does not obey it")
{
    Rng rng = rng_seed(31);
    float w[16], one[16] = { 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1 };
    for (int i = 0; i < 16; i++)
        w[i] = rng_normal(&rng);
    double off = before_matrix(one, 3, 5) - before_matrix(one, 103, 105);
    CHECK(fabs(off) < 1e-5, "no matrix: %g", off);
    off = before_matrix(w, 3, 5) - before_matrix(w, 103, 105);
    CHECK(fabs(off) > 0.1, "a matrix: %g", off);
}

TEST(law, "place 0 changes nothing, and lengths are kept everywhere")
{
    Rng rng = rng_seed(26);
    RopeTable t = table_of(5000, WIDE);
    for (int p = 0; p < 2; p++)
        for (int m = 0; m < 5000; m += m < 50 ? 1 : 97) {
            float x[WIDE], y[WIDE];
            double before = 0, after = 0;
            for (int d = 0; d < WIDE; d++)
                x[d] = rng_normal(&rng);
            rope_row(y, x, &t, pairings[p], m);
            for (int d = 0; d < WIDE; d++) {
                before += (double)x[d] * (double)x[d];
                after += (double)y[d] * (double)y[d];
            }
            CHECK(fabs(after / before - 1) < 1e-6, "place %d: %g", m,
                  after / before);
            CHECK(m > 0 || memcmp(x, y, sizeof x) == 0, "place 0");
        }
    rope_table_close(&t);
}

TEST(law, "the permutation leads from one pairing to the other")
{
    enum { H = 2, D = 8, C = 5 };
    Rng rng = rng_seed(27);
    RopeTable t = table_of(20, D);
    float w[H * D * C], row[C];
    for (int i = 0; i < H * D * C; i++)
        w[i] = rng_normal(&rng);
    for (int c = 0; c < C; c++)
        row[c] = rng_normal(&rng);
    float x[H * D], z[H * D], y[H * D], u[H * D];
    for (int i = 0; i < H * D; i++) {
        x[i] = 0;
        for (int c = 0; c < C; c++)
            x[i] += w[i * C + c] * row[c];
    }
    rope_to_halves(w, H, D, C);
    for (int i = 0; i < H * D; i++) {
        z[i] = 0;
        for (int c = 0; c < C; c++)
            z[i] += w[i * C + c] * row[c];
    }
    for (int h = 0; h < H; h++) {
        rope_row(y + h * D, x + h * D, &t, PAIR_NEIGHBOURS, 7);
        rope_row(u + h * D, z + h * D, &t, PAIR_HALVES, 7);
        for (int d = 0; d < D; d++)
            CHECK(y[h * D + d] == u[h * D + rope_halves_place(d, D)],
                  "head %d, number %d", h, d);
    }
    rope_table_close(&t);
}

CHECK_MAIN("rope")
