/* Linear attention: as a table, as a recurrence, and with RoPE above the
   line only. */
#include "check.h"
#include "02-tensors/gradient.h"
#include "02-tensors/params.h"
#include "03-attention/compare.h"
#include "05-rope/linear_rope.h"
#include "05-rope/theta.h"

static RopeTable table_of(int P, int D)
{
    double theta[64];
    rope_theta(theta, D, 10000);
    return rope_table(P, D / 2, theta, 1);
}

TEST(refusal, "shapes that do not fit")
{
    static const float zero[48];
    CHECK_REFUSED("linear_weights: input(1,2,3,4) and input(1,2,4,4): not "
                  "(B,H,T,D) both",
                  t_linear_weights(t_input(DIMS(1, 2, 3, 4), zero),
                                   t_input(DIMS(1, 2, 4, 4), zero), NULL,
                                   PAIR_HALVES));
}

/* The largest difference between both forms. */
static double forms_off(Rng *rng, int H, int T, int D, bool turned,
                        Pairing pairing)
{
    RopeTable table = table_of(T, D), *use = turned ? &table : NULL;
    Tensor *x[3];
    for (int i = 0; i < 3; i++)
        x[i] = random_leaf(rng, DIMS(1, H, T, D));
    Tensor *y = t_linear_attend(x[0], x[1], x[2], use, pairing);
    float *out = tape_alloc(numel(y) * sizeof *out);
    for (int h = 0; h < H; h++) {
        LinearState s = linear_state_open(D);
        for (int t = 0; t < T; t++) {
            size_t at = ((size_t)h * (size_t)T + (size_t)t) * (size_t)D;
            linear_state_step(&s, x[0]->data + at, x[1]->data + at,
                              x[2]->data + at, use, pairing, out + at);
        }
        linear_state_close(&s);
    }
    double off = difference(out, y->data, numel(y));
    rope_table_close(&table);
    tape_reset();
    return off;
}

TEST(agreement, "the recurrence equals the table")
{
    Rng rng = rng_seed(51);
    for (int c = 0; c < 40; c++) {
        int D = 2 * (1 + (int)rng_int(&rng, 20)), H = 1 + c % 3;
        int T = 1 + (int)rng_int(&rng, 120);
        double off = forms_off(&rng, H, T, D, c % 4 > 0, c % 2);
        CHECK(off < 1e-5, "T %d D %d: %g", T, D, off);
    }
}

TEST(law, "weights: zero behind the query; not turned, their sum is one")
{
    Rng rng = rng_seed(52);
    enum { T = 30, D = 8 };
    RopeTable table = table_of(T, D);
    Tensor *q = random_leaf(&rng, DIMS(1, 1, T, D));
    Tensor *k = random_leaf(&rng, DIMS(1, 1, T, D));
    const float *w = t_linear_weights(q, k, NULL, PAIR_HALVES)->data;
    const float *r = t_linear_weights(q, k, &table, PAIR_HALVES)->data;
    for (int i = 0; i < T; i++) {
        double sum = 0;
        for (int j = 0; j < T; j++) {
            sum += (double)w[i * T + j];
            CHECK(j <= i ? w[i * T + j] > 0 : w[i * T + j] == 0, "%d %d", i,
                  j);
            CHECK(j <= i || r[i * T + j] == 0, "%d %d", i, j);
            CHECK(fabsf(r[i * T + j]) <= w[i * T + j] * 40, "%d %d", i, j);
        }
        CHECK(fabs(sum - 1) < 1e-5, "query %d: %g", i, sum);
        CHECK(fabsf(r[i * T + i] - w[i * T + i]) < 1e-5f, "itself: %d", i);
    }
    rope_table_close(&table);
    tape_reset();
}

static RopeTable table_now;

static Tensor *run(Tensor **x, int v)
{
    return t_linear_attend(x[0], x[1], x[2], v ? &table_now : NULL,
                           v == 2 ? PAIR_NEIGHBOURS : PAIR_HALVES);
}

static Tensor *run_self(Tensor **x, int v)
{
    (void)v;
    return t_linear_attend(x[0], x[0], x[0], &table_now, PAIR_HALVES);
}

TEST(gradient, "of queries, keys and values")
{
    for (int v = 0; v < 3; v++) {
        Rng rng = rng_seed(53);
        int T = v ? 5 : 3, D = v ? 4 : 6;
        table_now = table_of(T, D);
        Tensor *x[3] = { random_leaf(&rng, DIMS(2, 2, T, D)),
                         random_leaf(&rng, DIMS(2, 2, T, D)),
                         random_leaf(&rng, DIMS(2, 2, T, D)) };
        double worst = gradient_error(run, v, x, 3);
        CHECK(worst < 1e-3, "variant %d: %g", v, worst);
        rope_table_close(&table_now);
        tape_reset();
    }
}

TEST(gradient, "of one tensor that is all three")
{
    Rng rng = rng_seed(54);
    table_now = table_of(4, 4);
    Tensor *x[] = { random_leaf(&rng, DIMS(1, 2, 4, 4)) };
    double worst = gradient_error(run_self, 0, x, 1);
    CHECK(worst < 1e-3, "%g", worst);
    rope_table_close(&table_now);
    tape_reset();
}

CHECK_MAIN("linear")
