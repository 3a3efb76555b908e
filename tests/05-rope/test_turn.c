/* Turning by learned angles, in one dimension and in two. */
#include "check.h"
#include "02-tensors/gradient.h"
#include "02-tensors/params.h"
#include "03-attention/compare.h"
#include "05-rope/plane.h"
#include "05-rope/theta.h"
#include "05-rope/turn.h"

static const Pairing pairings[] = { PAIR_NEIGHBOURS, PAIR_HALVES };

static Tensor *zeros(int ndim, const int *dim)
{
    static const float zero[4096];
    return t_input(ndim, dim, zero);
}

TEST(refusal, "angles and places that do not fit")
{
    CHECK_REFUSED("turn: input(2,3,4,6) by input(2,4,3): not (B,H,T,D) and "
                  "(H,T,D/2)", t_turn(zeros(DIMS(2, 3, 4, 6)),
                                      zeros(DIMS(2, 4, 3)), PAIR_HALVES));
    CHECK_REFUSED("turn: input(2,3,4,6) by input(3,4,6): not (B,H,T,D) and "
                  "(H,T,D/2)", t_turn(zeros(DIMS(2, 3, 4, 6)),
                                      zeros(DIMS(3, 4, 6)), PAIR_HALVES));
    CHECK_REFUSED("angles: input(4,2) at input(3,8), 2 heads: not (T,n) and "
                  "(n,H A)", t_angles(zeros(DIMS(4, 2)), zeros(DIMS(3, 8)),
                                      2));
    CHECK_REFUSED("angles: input(4,2) at input(2,8), 3 heads: not (T,n) and "
                  "(n,H A)", t_angles(zeros(DIMS(4, 2)), zeros(DIMS(2, 8)),
                                      3));
    CHECK_REFUSED("rope: 6 numbers are not two halves of pairs",
                  rope_axial(0, 2, 2, 6, 100));
}

/* ---- agreement ----------------------------------------------------------- */

TEST(agreement, "angles of places and speeds give what a table gives")
{
    enum { T = 50, D = 12, A = D / 2 };
    Rng rng = rng_seed(41);
    double theta[A];
    float places[T], speeds[A];
    rope_theta(theta, D, 10000);
    for (int t = 0; t < T; t++)
        places[t] = (float)t;
    for (int a = 0; a < A; a++)
        speeds[a] = (float)theta[a];
    RopeTable table = rope_table(T, A, theta, 1);
    for (int p = 0; p < 2; p++) {
        Tensor *x = random_leaf(&rng, DIMS(2, 3, T, D));
        Tensor *place = t_input(DIMS(T, 1), places);
        Tensor *speed = t_input(DIMS(1, A), speeds);
        Tensor *y = t_turn(x, t_angles(place, speed, 1), pairings[p]);
        Tensor *z = t_rope(x, &table, pairings[p], 0);
        double off = difference(y->data, z->data, numel(y));
        CHECK(off < 1e-5, "pairing %d: %g", p, off);
    }
    rope_table_close(&table);
    tape_reset();
}

/* ---- gradient ------------------------------------------------------------ */

static Tensor *run(Tensor **x, int v)
{
    Tensor *angle = t_angles(x[1], x[2], v < 2 ? 2 : 1);
    return t_turn(x[0], angle, pairings[v % 2]);
}

/* As query and key at once: the angles are used twice. */
static Tensor *run_scores(Tensor **x, int v)
{
    Tensor *angle = t_angles(x[1], x[2], 2);
    Tensor *q = t_turn(x[0], angle, pairings[v]);
    Tensor *k = t_turn(x[0], angle, pairings[v]);
    return t_matmul(q, k, false, true);
}

TEST(gradient, "of x, of places and of speeds, a head's own and shared")
{
    for (int v = 0; v < 4; v++) {
        Rng rng = rng_seed(42);
        int T = v < 2 ? 4 : 7, A = v < 2 ? 3 : 2, H = v < 2 ? 2 : 1;
        Tensor *x[3] = { random_leaf(&rng, DIMS(2, 2, T, 2 * A)),
                         random_leaf(&rng, DIMS(T, 2)),
                         random_leaf(&rng, DIMS(2, H * A)) };
        double worst = gradient_error(run, v, x, 3);
        CHECK(worst < 1e-3, "variant %d: %g", v, worst);
        tape_reset();
    }
}

TEST(gradient, "of speeds that turn queries and keys")
{
    for (int v = 0; v < 2; v++) {
        Rng rng = rng_seed(43);
        Tensor *x[3] = { random_leaf(&rng, DIMS(1, 2, 5, 4)),
                         random_leaf(&rng, DIMS(5, 2)),
                         random_leaf(&rng, DIMS(2, 4)) };
        double worst = gradient_error(run_scores, v, x, 3);
        CHECK(worst < 1e-3, "variant %d: %g", v, worst);
        tape_reset();
    }
}

static Tensor *run_mixed(Tensor **x, int v)
{
    Tensor *angle = rope_mixed_angles(x[1], 2, v, 2, 3);
    Tensor *q = t_turn(x[0], angle, pairings[v]);
    Tensor *k = t_turn(x[2], angle, pairings[v]);
    return t_matmul(q, k, false, true);
}

TEST(gradient, "of the mixed speeds, which are a parameter")
{
    enum { H = 2, D = 8 };
    for (int v = 0; v < 2; v++) {
        int T = v + 2 * 3;                  // v rows stand still
        Rng rng = rng_seed(44);
        Params ps = { 0 };
        Tensor *x[3] = { random_leaf(&rng, DIMS(1, H, T, D)), NULL,
                         random_leaf(&rng, DIMS(1, H, T, D)) };
        x[1] = rope_mixed_new(&ps, &rng, "speed", H, D, 10);
        double worst = gradient_error(run_mixed, v, x, 3);
        CHECK(worst < 1e-3, "variant %d: %g", v, worst);
        params_close(&ps);
        tape_reset();
    }
}

/* ---- law ----------------------------------------------------------------- */

enum { SIDE = 6, D2 = 16 };

/* The score of q at patch i and k at patch j, in one head. */
static double score(const float *q, const float *k, int i, int j)
{
    double sum = 0;
    for (int d = 0; d < D2; d++)
        sum += (double)q[i * D2 + d] * (double)k[j * D2 + d];
    return sum;
}

/* The same content at every patch, turned for its place. */
static float *everywhere(Rng *rng, const RopeTable *axial, Tensor *angle)
{
    int T = SIDE * SIDE;
    Tensor *x = tape_new("x", DIMS(1, 1, T, D2), NULL, NULL, NULL, NULL);
    for (int d = 0; d < D2; d++) {
        float value = rng_normal(rng);
        for (int t = 0; t < T; t++)
            x->data[t * D2 + d] = value;
    }
    Tensor *y = axial ? t_rope(x, axial, PAIR_NEIGHBOURS, 0)
                      : t_turn(x, angle, PAIR_NEIGHBOURS);
    return y->data;
}

static double moved(const float *q, const float *k)
{
    double most = 0;
    for (int i = 0; i < SIDE * SIDE; i++)
        for (int j = 0; j < SIDE * SIDE; j++)
            if (i % SIDE < SIDE - 1 && j % SIDE < SIDE - 1
                && i / SIDE < SIDE - 1 && j / SIDE < SIDE - 1)
                most = fmax(most, fabs(score(q, k, i, j)
                                       - score(q, k, i + SIDE + 1,
                                               j + SIDE + 1)));
    return most;
}

TEST(law, "moving both patches across and down changes no score")
{
    Rng rng = rng_seed(45);
    Params ps = { 0 };
    RopeTable axial = rope_axial(0, SIDE, SIDE, D2, 100);
    Tensor *speed = rope_mixed_new(&ps, &rng, "speed", 1, D2, 10);
    Tensor *angle = rope_mixed_angles(speed, 1, 0, SIDE, SIDE);
    for (int way = 0; way < 2; way++) {
        const RopeTable *table = way ? NULL : &axial;
        float *q = everywhere(&rng, table, angle);
        float *k = everywhere(&rng, table, angle);
        CHECK(moved(q, k) < 2e-5, "way %d: %g", way, moved(q, k));
        CHECK(fabs(score(q, k, 0, 1) - score(q, k, 0, SIDE)) > 1e-3,
              "way %d: across is down", way);
    }
    rope_table_close(&axial);
    params_close(&ps);
    tape_reset();
}

/* f(1) + g(1) + f(-1) + g(-1) is the sum over both diagonals. */
TEST(law, "an axial score is a sum, so that both diagonals weigh the same")
{
    Rng rng = rng_seed(46);
    RopeTable axial = rope_axial(0, SIDE, SIDE, D2, 100);
    float *q = everywhere(&rng, &axial, NULL);
    float *k = everywhere(&rng, &axial, NULL);
    int at = 2 * SIDE + 2, down = SIDE + 1, up = SIDE - 1;
    double one = score(q, k, at, at + down) + score(q, k, at, at - down);
    double other = score(q, k, at, at + up) + score(q, k, at, at - up);
    CHECK(fabs(one - other) < 1e-4, "%g, %g", one, other);
    rope_table_close(&axial);
    tape_reset();
}

TEST(law, "a mixed head's speeds begin as axial ones that were turned")
{
    enum { H = 3, D = 16, A = D / 2 };
    Rng rng = rng_seed(47);
    Params ps = { 0 };
    Tensor *speed = rope_mixed_new(&ps, &rng, "speed", H, D, 10);
    const float *u = speed->data, *v = u + H * A;
    for (int h = 0; h < H; h++)
        for (int a = 0; a < A; a++) {
            double x = (double)u[h * A + a], y = (double)v[h * A + a];
            double want = pow(10, -4.0 * (a % (A / 2)) / D);
            CHECK(fabs(hypot(x, y) - want) < 1e-6, "head %d pair %d", h, a);
            if (a < A / 2)
                CHECK(fabs(x * (double)u[h * A + a + A / 2]
                           + y * (double)v[h * A + a + A / 2]) < 1e-6,
                      "head %d pair %d", h, a);
        }
    params_close(&ps);
}

TEST(law, "rows before the patches stand still")
{
    RopeTable axial = rope_axial(2, 2, 3, 8, 100);
    CHECK(axial.P == 8 && axial.A == 4, "%d, %d", axial.P, axial.A);
    for (int i = 0; i < 3 * 4; i++)         // and so does the first patch
        CHECK(axial.cos[i] == 1 && axial.sin[i] == 0, "%d", i);
    CHECK(axial.sin[7 * 4] == (float)sin(2), "x of the last patch");
    CHECK(axial.sin[7 * 4 + 2] == (float)sin(1), "y of the last patch");
    rope_table_close(&axial);
}

CHECK_MAIN("turn")
