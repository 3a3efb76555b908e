/* The parts of the schemes whose scores are made in another way: each against
   its formula, its gradient, its laws. */
#include "check.h"
#include "02-tensors/gradient.h"
#include "03-attention/compare.h"
#include "04-positions/alibi.h"
#include "04-positions/deberta.h"
#include "04-positions/shaw.h"
#include "04-positions/t5.h"
#include "04-positions/transformer_xl.h"
#include "04-positions/tupe.h"

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

static int clip(int x, int least, int most)
{
    return x < least ? least : x > most ? most : x;
}

/* ---- refusals, while there is one thread alone --------------------------- */

TEST(refusal, "a shift and buckets that do not fit")
{
    static const float zero[6];
    CHECK_REFUSED("relative_shift: input(2,3): rows of 3, not 4",
                  t_relative_shift(t_input(DIMS(2, 3), zero), 3));
    CHECK_REFUSED("deberta: a span of 4 for 3 buckets",
                  deberta_bucket(5, 3, 4));
}

/* ---- Shaw ---------------------------------------------------------------- */

static Tensor *run_shaw(Tensor **x, int v)
{
    Mask m = { .causal = v == 0 };
    return shaw_attend(x[0], x[1], x[2], &m, FIRST, x[3], x[4]);
}

TEST(gradient, "of Shaw's attention, tables too")
{
    for (int v = 0; v < 2; v++) {
        int rows = v ? 5 : 3;
        Tensor *x[] = { leaf(DIMS(B, H, T, D)), leaf(DIMS(B, H, S, D)),
                        leaf(DIMS(B, H, S, D)), leaf(DIMS(rows, D)),
                        leaf(DIMS(rows, D)) };
        double worst = gradient_error(run_shaw, v, x, 5);
        CHECK(worst < 1e-3, "variant %d: %g", v, worst);
        tape_reset();
    }
}

TEST(agreement, "Shaw's attention is its formula, pair by pair")
{
    enum { LIMIT = 2, N = B * H };
    Tensor *q = leaf(DIMS(B, H, T, D)), *k = leaf(DIMS(B, H, S, D));
    Tensor *v = leaf(DIMS(B, H, S, D));
    Tensor *RK = leaf(DIMS(2 * LIMIT + 1, D));
    Tensor *RV = leaf(DIMS(2 * LIMIT + 1, D));
    Tensor *got = shaw_attend(q, k, v, &(Mask){ 0 }, FIRST, RK, RV);
    for (int n = 0; n < N * T; n++) {
        double out[D] = { 0 }, sum = 0;
        for (int j = 0; j < S; j++) {
            int row = clip(FIRST + n % T - j, -LIMIT, LIMIT) + LIMIT;
            const float *key = k->data + (n / T * S + j) * D;
            const float *value = v->data + (n / T * S + j) * D;
            double s = dot(q->data + n * D, key, D)
                + dot(q->data + n * D, RK->data + row * D, D);
            double e = exp(s / sqrt(D));
            sum += e;
            for (int d = 0; d < D; d++)
                out[d] += e * (double)(value[d] + RV->data[row * D + d]);
        }
        for (int d = 0; d < D; d++)
            CHECK(fabs(out[d] / sum - (double)got->data[n * D + d]) < 1e-5,
                  "row %d", n);
    }
    tape_reset();
}

/* ---- Transformer-XL ------------------------------------------------------ */

static Tensor *run_xl(Tensor **x, int v)
{
    RelativeXl r = { { x[2], NULL }, x[3], x[4] };
    return xl_scores(x[0], x[1], v ? 2 : FIRST, &r);
}

static void xl_parts(Tensor **x)
{
    x[0] = leaf(DIMS(B, H, T, D));
    x[1] = leaf(DIMS(B, H, S, D));
    x[2] = leaf(DIMS(C, C));
    x[3] = leaf(DIMS(H, D));
    x[4] = leaf(DIMS(H, D));
}

TEST(gradient, "of Transformer-XL's scores, through W_R, u and v")
{
    for (int v = 0; v < 2; v++) {
        Tensor *x[5];
        xl_parts(x);
        double worst = gradient_error(run_xl, v, x, 5);
        CHECK(worst < 1e-3, "variant %d: %g", v, worst);
        tape_reset();
    }
}

/* The score of a pair, from the sinusoids of its own distance. */
static double xl_pair(Tensor **x, int b, int h, int t, int j, int first)
{
    double sum = 0;
    for (int d = 0; d < D; d++) {
        double row = 0, q = (double)x[0]->data[((b * H + h) * T + t) * D + d];
        double k = (double)x[1]->data[((b * H + h) * S + j) * D + d];
        for (int c = 0; c < C; c++) {
            double angle = (first + t - j)
                * pow(10000, -2.0 * (c % (C / 2)) / C);
            double r = c < C / 2 ? sin(angle) : cos(angle);
            row += r * (double)x[2]->data[(h * D + d) * C + c];
        }
        sum += (q + (double)x[3]->data[h * D + d]) * k
            + (q + (double)x[4]->data[h * D + d]) * row;
    }
    return sum / sqrt(D);
}

TEST(agreement, "the relative shift is the direct formula, for every pair")
{
    Tensor *x[5];
    xl_parts(x);
    for (int first = FIRST; first < FIRST + 3; first++) {
        RelativeXl r = { { x[2], NULL }, x[3], x[4] };
        Tensor *got = xl_scores(x[0], x[1], first, &r);
        double worst = 0;
        for (int n = 0; n < B * H * T * S; n++) {
            int j = n % S, t = n / S % T, h = n / S / T % H, b = n / S / T / H;
            double want = xl_pair(x, b, h, t, j, first);
            worst = fmax(worst, fabs(want - (double)got->data[n]));
        }
        CHECK(worst < 2e-5, "first %d: off by %g", first, worst);
    }
    tape_reset();
}

/* The shift as in the paper's code: a column of zeros in front, then the same
   memory read as rows of another length. */
TEST(agreement, "the shift is the trick with the column of zeros")
{
    enum { N = T + S - 1 };
    Tensor *x = leaf(DIMS(T, N)), *y = t_relative_shift(x, S);
    float padded[T * (N + 1)];
    for (int t = 0; t < T; t++) {
        padded[t * (N + 1)] = 0;
        memcpy(padded + t * (N + 1) + 1, x->data + t * N, N * sizeof(float));
    }
    for (int t = 0; t < T; t++)
        for (int j = 0; j < S; j++)
            CHECK(y->data[t * S + j] == padded[T + t * N + j], "%d, %d", t, j);
    tape_reset();
}

/* ---- T5 ------------------------------------------------------------------ */

/* The formula of the code, with the distance as query - key. */
static int t5_formula(int distance, bool both)
{
    int n = both ? 16 : 32, bucket = both && distance < 0 ? n : 0;
    int away = distance >= 0 ? distance : both ? -distance : 0, exact = n / 2;
    if (away < exact)
        return bucket + away;
    double part = log((double)away / exact) / log(128.0 / exact);
    int large = exact + (int)(part * (n - exact));
    return bucket + (large < n - 1 ? large : n - 1);
}

TEST(agreement, "T5's thresholds are its formula for every distance < 2,000")
{
    for (int both = 0; both < 2; both++)
        for (int d = -1999; d < 2000; d++)
            if (t5_bucket(d, both) != t5_formula(d, both))
                CHECK(false, "distance %d: %d, not %d", d, t5_bucket(d, both),
                      t5_formula(d, both));
    CHECK(t5_bucket(INT32_MAX, false) == 31 && t5_bucket(-INT32_MAX, true)
          == 31 && t5_bucket(INT32_MAX, true) == 15, "the ends");
}

static Tensor *run_t5(Tensor **x, int v)
{
    return t5_bias(x[0], T, S, v ? 100 : FIRST, v);
}

TEST(gradient, "of T5's bias, and TUPE's untied first token")
{
    for (int v = 0; v < 2; v++) {
        Tensor *x = leaf(DIMS(T5_BUCKETS, H));
        double worst = gradient_error(run_t5, v, &x, 1);
        CHECK(worst < 1e-3, "variant %d: %g", v, worst);
        tape_reset();
    }
}

/* ---- TUPE ---------------------------------------------------------------- */

static Tupe tupe_of(Tensor **x, bool cls)
{
    return (Tupe){ x[0], { x[1], x[2], 1e-5f }, { x[3], x[4] },
                   { x[5], x[6] }, x[7], cls ? x[8] : NULL, cls };
}

static void tupe_parts(Tensor **x)
{
    x[0] = leaf(DIMS(S + 3, C));
    for (int i = 1; i <= 6; i++)
        x[i] = i == 3 || i == 5 ? leaf(DIMS(C, C)) : leaf(DIMS(C));
    x[7] = leaf(DIMS(T5_BUCKETS, H));
    x[8] = leaf(DIMS(2, H));
}

static Tensor *run_tupe(Tensor **x, int v)
{
    Tupe p = tupe_of(x, v);
    return tupe_bias(&p, T, S, v ? 0 : FIRST);
}

TEST(gradient, "of TUPE's bias, through all it is made of")
{
    for (int v = 0; v < 2; v++) {
        Tensor *x[9];
        tupe_parts(x);
        double worst = gradient_error(run_tupe, v, x, v ? 9 : 8);
        CHECK(worst < 2e-3, "variant %d: %g", v, worst);
        tape_reset();
    }
}

TEST(law, "TUPE's first token: row and column of their own")
{
    Tensor *bias = leaf(DIMS(H, T, S)), *cls = leaf(DIMS(2, H));
    for (int first = 0; first < 2; first++) {
        Tensor *y = t_untie_first(bias, cls, first);
        for (int n = 0; n < H * T * S; n++) {
            int j = n % S, t = n / S % T, h = n / S / T;
            float want = first + t == 0 ? cls->data[h]
                : j == 0 ? cls->data[H + h] : bias->data[n];
            CHECK(y->data[n] == want, "first %d, query %d, key %d", first, t,
                  j);
        }
    }
    tape_reset();
}

/* ---- DeBERTa ------------------------------------------------------------- */

enum { SPAN = 3 };

static Tensor *run_deberta(Tensor **x, int v)
{
    return deberta_scores(x[0], x[1], x[2], x[3], v ? 4 : FIRST, v ? 4 : 0, 9);
}

static void deberta_parts(Tensor **x)
{
    x[0] = leaf(DIMS(B, H, T, D));
    x[1] = leaf(DIMS(B, H, S, D));
    x[2] = leaf(DIMS(2 * SPAN, C));
    x[3] = leaf(DIMS(2 * SPAN, C));
}

TEST(gradient, "of DeBERTa's scores, through both tables")
{
    for (int v = 0; v < 2; v++) {
        Tensor *x[4];
        deberta_parts(x);
        double worst = gradient_error(run_deberta, v, x, 4);
        CHECK(worst < 1e-3, "variant %d: %g", v, worst);
        tape_reset();
    }
}

TEST(agreement, "DeBERTa's scores are three terms, pair by pair")
{
    Tensor *x[4];
    deberta_parts(x);
    Tensor *got = deberta_scores(x[0], x[1], x[2], x[3], FIRST, 0, 0);
    for (int n = 0; n < B * H * T * S; n++) {
        int j = n % S, t = n / S % T, head = n / S / T, h = head % H;
        int row = clip(FIRST + t - j + SPAN, 0, 2 * SPAN - 1);
        const float *q = x[0]->data + (head * T + t) * D;
        const float *k = x[1]->data + (head * S + j) * D;
        double s = dot(q, k, D) + dot(q, x[3]->data + row * C + h * D, D)
            + dot(k, x[2]->data + row * C + h * D, D);
        CHECK(fabs(s / sqrt(3 * D) - (double)got->data[n]) < 1e-5,
              "query %d, key %d", t, j);
    }
    tape_reset();
}

TEST(law, "DeBERTa's buckets: odd, rising, exact below half, last at the end")
{
    for (int d = 1; d < 700; d++) {
        int b = deberta_bucket(d, 256, 512);
        CHECK(deberta_bucket(-d, 256, 512) == -b, "distance %d", d);
        CHECK(b >= deberta_bucket(d - 1, 256, 512), "distance %d", d);
        CHECK(d > 128 || b == d, "distance %d: %d", d, b);
    }
    CHECK(deberta_bucket(511, 256, 512) == 255, "%d",
          deberta_bucket(511, 256, 512));
}

/* ---- ALiBi --------------------------------------------------------------- */

TEST(law, "ALiBi's slopes, for 8 heads and for 12")
{
    float slope[12], eight[8];
    alibi_slopes(eight, 8);
    alibi_slopes(slope, 12);
    for (int h = 0; h < 8; h++) {
        CHECK(eight[h] == ldexpf(1, -h - 1), "head %d: %g", h,
              (double)eight[h]);
        CHECK(slope[h] == eight[h], "head %d", h);
    }
    for (int h = 8; h < 12; h++)
        CHECK(slope[h] == (float)exp2(-(2 * (h - 8) + 1) / 2.0),
              "head %d: %g", h, (double)slope[h]);
    alibi_slopes(slope, 1);
    CHECK(slope[0] == 1.0f / 256, "one head: %g", (double)slope[0]);
}

TEST(law, "ALiBi's bias falls with the distance, both ways")
{
    const Tensor *bias = alibi_bias(2, T, S, FIRST);
    for (int n = 0; n < 2 * T * S; n++) {
        int j = n % S, t = n / S % T, h = n / S / T;
        float want = -(h ? 1.0f / 256 : 1.0f / 16) * abs(FIRST + t - j);
        CHECK(bias->data[n] == want, "%d: %g", n, (double)bias->data[n]);
    }
    tape_reset();
}

CHECK_MAIN("04 scores")
