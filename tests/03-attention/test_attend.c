/* Attention, plain and streamed: against each other, against differences,
   and against what must hold of it. */
#include "check.h"
#include "02-tensors/gradient.h"
#include "02-tensors/params.h"
#include "03-attention/attention.h"
#include "compare.h"

typedef Tensor *Attend(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                       Tensor *bias);
static Attend *const ways[] = { t_attend, t_attend_streamed };
enum { WAYS = 2 };

/* ---- refusals, while there is one thread alone --------------------------- */

static Tensor *zeros(int B, int H, int T, int D)
{
    static const float zero[4096];
    return t_input(DIMS(B, H, T, D), zero);
}

static void try(int T, int S, int D, const Mask *m)
{
    Tensor *k = zeros(2, 3, S, D);
    t_attend_streamed(zeros(2, 3, T, D), k, k, m, NULL);
}

TEST(refusal, "shapes and masks that do not fit")
{
    Mask none = { 0 }, causal = { .causal = true };
    Mask blind = { .keys = (int[]){ 2, 0 } };
    Mask many = { .keys = (int[]){ 2, 5 } };
    Mask past = { .causal = true, .W = 2, .keys = (int[]){ 4, 2 } };
    CHECK_REFUSED("attend_streamed: input(2,3,2,4): query 0 of sequence 1 "
                  "sees no key", try(2, 4, 4, &blind));
    CHECK_REFUSED("attend_streamed: input(2,3,4,4): query 3 of sequence 1 "
                  "sees no key", try(4, 4, 4, &past));
    CHECK_REFUSED("attend_streamed: input(2,3,2,4): sequence 1 has 5 keys "
                  "of 4", try(2, 4, 4, &many));
    CHECK_REFUSED("attend_streamed: input(2,3,5,4): 5 queries have no places "
                  "among 4 keys", try(5, 4, 4, &causal));
    CHECK_REFUSED("attend_streamed: input(2,3,1,257): heads wider than 256",
                  try(1, 1, 257, &none));
    CHECK_REFUSED("attend: input(1,2,3,4) and input(1,2,3,5): B, H or D "
                  "differ", t_attend(zeros(1, 2, 3, 4), zeros(1, 2, 3, 5),
                                     zeros(1, 2, 3, 5), &none, NULL));
    CHECK_REFUSED("attend: input(1,2,3,4) and input(1,2,2,4): keys and "
                  "values differ in shape",
                  t_attend(zeros(1, 2, 3, 4), zeros(1, 2, 3, 4),
                           zeros(1, 2, 2, 4), &none, NULL));
    CHECK_REFUSED("attend: input(1,2,3,4) and input(1,2,5,4) with bias "
                  "reshape(2,3,4): not (H,T,S)",
                  t_attend(zeros(1, 2, 3, 4), zeros(1, 2, 5, 4),
                           zeros(1, 2, 5, 4), &none,
                           t_reshape(zeros(1, 2, 3, 4), DIMS(2, 3, 4))));
    static const float zero[6];
    CHECK_REFUSED("attend: input(2,3) and input(2,3): not (B,H,T,D) and "
                  "(B,H,S,D)",
                  t_attend(t_input(DIMS(2, 3), zero),
                           t_input(DIMS(2, 3), zero),
                           t_input(DIMS(2, 3), zero), &none, NULL));
}

/* ---- agreement --------------------------------------------------------- */

/* A mask by lot that lets every query see a key. */
static Mask random_mask(Rng *rng, int B, int T, int S, int *keys)
{
    Mask m = { .causal = T <= S && rng_int(rng, 2) };
    if (T <= S && rng_int(rng, 2)) {
        m.W = 1 + (int)rng_int(rng, (uint32_t)S + 3);
        m.sinks = (int)rng_int(rng, 4);
    }
    if (rng_int(rng, 3) == 0)
        m.prefix = (int)rng_int(rng, (uint32_t)S + 3);
    if (rng_int(rng, 2)) {
        m.keys = keys;
        for (int b = 0; b < B; b++) {
            keys[b] = 1 + (int)rng_int(rng, (uint32_t)S);
            if (m.W > 0 && m.sinks == 0 && m.prefix == 0)
                keys[b] = S;
            else if (m.causal && T < S && keys[b] < S - T)
                keys[b] = S - T;
        }
    }
    return m;
}

static void agree(Rng *rng, int B, int H, int T, int S, int D)
{
    int keys[8];
    Mask m = random_mask(rng, B, T, S, keys);
    Tensor *x[4] = { random_leaf(rng, DIMS(B, H, T, D)),
                     random_leaf(rng, DIMS(B, H, S, D)),
                     random_leaf(rng, DIMS(B, H, S, D)),
                     rng_int(rng, 3) ? NULL : random_leaf(rng, DIMS(H, T, S)),
    };
    Tensor *y = t_attend(x[0], x[1], x[2], &m, x[3]);
    Tensor *z = t_attend_streamed(x[0], x[1], x[2], &m, x[3]);
    double off = difference(z->data, y->data, numel(y));
    CHECK(off < 4e-6, "B %d H %d T %d S %d D %d causal %d W %d: off by %g", B,
          H, T, S, D, m.causal, m.W, off);
    Tensor *w = random_leaf(rng, y->ndim, y->dim);
    w->tracked = false;
    backward(t_sum(t_mul(t_sub(y, z), w)));     // equal slopes cancel
    for (int i = 0; i < 4 && x[i]; i++)
        for (size_t e = 0; e < numel(x[i]); e++)
            if (!(fabsf(x[i]->grad[e]) < 2e-5f)) {
                CHECK(false, "input %d of T %d S %d D %d: slopes differ by "
                      "%g", i, T, S, D, (double)x[i]->grad[e]);
                break;
            }
    tape_reset();
}

TEST(agreement, "streamed equals plain for sizes and masks by lot")
{
    Rng rng = rng_seed(11);
    for (int c = 0; c < 120; c++) {
        int S = 1 + (int)rng_int(&rng, 90), same = (int)rng_int(&rng, 2);
        int T = same ? S : 1 + (int)rng_int(&rng, (uint32_t)S);
        if (rng_int(&rng, 4) == 0)
            T += 20;
        agree(&rng, 1 + (int)rng_int(&rng, 3), 1 + (int)rng_int(&rng, 3), T,
              S, 1 + (int)rng_int(&rng, 40));
    }
}

TEST(agreement, "and where there are many blocks")
{
    static const int sizes[][5] = {
        { 1, 1, 63, 255, 16 }, { 1, 1, 64, 256, 16 }, { 1, 2, 65, 257, 16 },
        { 1, 1, 129, 600, 8 }, { 1, 1, 600, 600, 4 }, { 2, 1, 1, 700, 33 },
        { 2, 2, 17, 17, 16 }, { 1, 1, 300, 20, 256 } };
    Rng rng = rng_seed(12);
    for (size_t c = 0; c < sizeof sizes / sizeof *sizes; c++)
        for (int again = 0; again < 4; again++)
            agree(&rng, sizes[c][0], sizes[c][1], sizes[c][2], sizes[c][3],
                  sizes[c][4]);
}

/* The gradient of x, which is the query and, by lot, key, value or both. */
static void alone(Attend *way, int lot, float *grad)
{
    enum { T = 520, D = 4 };     // enough for threads
    Rng rng = rng_seed(13);
    Tensor *x = random_leaf(&rng, DIMS(1, 1, T, D));
    Tensor *y = random_leaf(&rng, DIMS(1, 1, T, D));
    Tensor *w = random_leaf(&rng, DIMS(1, 1, T, D));
    weigh(way(x, lot & 1 ? x : y, lot & 2 ? x : y, &(Mask){ 0 }, NULL),
          w->data);
    memcpy(grad, x->grad, T * D * sizeof *grad);
    tape_reset();
}

TEST(agreement, "and for a head that is alone, whatever its query is besides")
{
    float plain[520 * 4], streamed[520 * 4];
    for (int lot = 0; lot < 4; lot++) {
        alone(t_attend, lot, plain);
        alone(t_attend_streamed, lot, streamed);
        double off = difference(streamed, plain, 520 * 4);
        CHECK(off < 1e-5, "lot %d: off by %g", lot, off);
    }
}

/* ---- gradient ---------------------------------------------------------- */

static Attend *way_now;
static Mask mask_now;

static Tensor *run(Tensor **x, int v)
{
    return way_now(x[0], x[1], x[2], &mask_now, v ? x[3] : NULL);
}

static Tensor *run_self(Tensor **x, int v)
{
    (void)v;
    return way_now(x[0], x[0], x[0], &mask_now, NULL);
}

TEST(gradient, "of both ways, with and without a bias")
{
    static const Mask masks[] = { { 0 }, { .causal = true, .W = 3 } };
    for (int way = 0; way < WAYS; way++)
        for (int v = 0; v < 2; v++) {
            Rng rng = rng_seed(5);
            int T = v ? 5 : 3, D = v ? 3 : 4;
            Tensor *x[4] = { random_leaf(&rng, DIMS(2, 2, T, D)),
                             random_leaf(&rng, DIMS(2, 2, 6, D)),
                             random_leaf(&rng, DIMS(2, 2, 6, D)),
                             random_leaf(&rng, DIMS(2, T, 6)) };
            way_now = ways[way];
            mask_now = masks[v];
            double worst = gradient_error(run, v, x, v ? 4 : 3);
            CHECK(worst < 1e-3, "way %d, variant %d: %g", way, v, worst);
            tape_reset();
        }
}

TEST(gradient, "of one tensor that is query, key and value")
{
    for (int way = 0; way < WAYS; way++) {
        Rng rng = rng_seed(6);
        Tensor *x[] = { random_leaf(&rng, DIMS(1, 2, 5, 3)) };
        way_now = ways[way];
        mask_now = (Mask){ .causal = true };
        double worst = gradient_error(run_self, 0, x, 1);
        CHECK(worst < 1e-3, "way %d: %g", way, worst);
        tape_reset();
    }
}

TEST(gradient, "of what is wanted alone")
{
    for (int only = 0; only < 3; only++) {
        Rng rng = rng_seed(7);
        float grads[WAYS][24];
        for (int way = 0; way < WAYS; way++) {
            rng = rng_seed(7);
            Tensor *x[3];
            for (int i = 0; i < 3; i++) {
                x[i] = random_leaf(&rng, DIMS(1, 2, 4, 3));
                x[i]->tracked = i == only;
            }
            Tensor *y = ways[way](x[0], x[1], x[2], &(Mask){ 0 }, NULL);
            Tensor *w = random_leaf(&rng, y->ndim, y->dim);
            weigh(y, w->data);
            memcpy(grads[way], x[only]->grad, sizeof grads[way]);
            for (int i = 0; i < 3; i++)
                CHECK(i == only || !x[i]->grad, "input %d has one", i);
            tape_reset();
        }
        CHECK(difference(grads[0], grads[1], 24) < 4e-6, "input %d", only);
    }
}

/* ---- laws -------------------------------------------------------------- */

/* The predicate as the papers say it. */
static bool sees(const Mask *m, int b, int i, int j, int S)
{
    int away = i > j ? i - j : j - i;
    if (j >= (m->keys ? m->keys[b] : S))
        return false;
    if (j < m->prefix)
        return true;
    if (m->causal && j > i)
        return false;
    return m->W == 0 || away < m->W || j < m->sinks;
}

TEST(law, "the intervals are the predicate, for every mask of nine keys")
{
    enum { S = 9 };
    for (int code = 0; code < 2 * 11 * 4 * 4 * S; code++) {
        int keys[] = { 1 + code / 352 % S };
        Mask m = { code % 2, code / 2 % 11, code / 22 % 4, code / 88 % 4,
                   keys };
        for (int i = 0; i < S; i++)
            for (int j = 0; j < S; j++)
                if (attends(&m, 0, i, j, S) != sees(&m, 0, i, j, S)) {
                    CHECK(false, "mask %d: query %d, key %d", code, i, j);
                    return;
                }
    }
    CHECK(true, "all");
}

TEST(law, "four tokens, two dimensions, on paper")
{
    /* Keys along the axes, values 1 to 4; a query of length L along one axis
       gives that key the weight e^(L/sqrt 2) of all. */
    const float k[] = { 1, 0, 0, 1, -1, 0, 0, -1 };
    const float v[] = { 1, 0, 2, 0, 3, 0, 4, 0 }, q[] = { 0, 1 };
    double a = exp(sqrt(0.5)), sum = a + 2 + 1 / a;
    for (int way = 0; way < WAYS; way++) {
        Tensor *y = ways[way](t_input(DIMS(1, 1, 1, 2), q),
                              t_input(DIMS(1, 1, 4, 2), k),
                              t_input(DIMS(1, 1, 4, 2), v), &(Mask){ 0 },
                              NULL);
        double want = (1 + 2 * a + 3 + 4 / a) / sum;
        CHECK(fabs((double)y->data[0] - want) < 1e-6, "%g, not %g",
              (double)y->data[0], want);
        CHECK(y->data[1] == 0, "%g", (double)y->data[1]);
    }
    tape_reset();
}

TEST(law, "very sharp scores: the value of the nearest key")
{
    Rng rng = rng_seed(3);
    Tensor *q = random_leaf(&rng, DIMS(1, 1, 5, 4));
    Tensor *k = random_leaf(&rng, DIMS(1, 1, 30, 4));
    Tensor *v = random_leaf(&rng, DIMS(1, 1, 30, 4));
    for (int way = 0; way < WAYS; way++) {
        Tensor *y = ways[way](t_scale(q, 1e5f), k, v, &(Mask){ 0 }, NULL);
        Tensor *scores = t_matmul(q, k, false, true);
        for (int t = 0; t < 5; t++) {
            int best = 0;
            for (int j = 0; j < 30; j++)
                if (scores->data[t * 30 + j] > scores->data[t * 30 + best])
                    best = j;
            CHECK(difference(y->data + t * 4, v->data + best * 4, 4) < 1e-3,
                  "query %d", t);
        }
    }
    tape_reset();
}

TEST(law, "keys and their values in another order change nothing")
{
    enum { S = 300, D = 8 };
    Rng rng = rng_seed(4);
    int order[S];
    float k2[S * D], v2[S * D];
    Tensor *q = random_leaf(&rng, DIMS(1, 1, 70, D));
    Tensor *k = random_leaf(&rng, DIMS(1, 1, S, D));
    Tensor *v = random_leaf(&rng, DIMS(1, 1, S, D));
    rng_permutation(&rng, order, S);
    for (int j = 0; j < S; j++) {
        memcpy(k2 + j * D, k->data + order[j] * D, D * sizeof(float));
        memcpy(v2 + j * D, v->data + order[j] * D, D * sizeof(float));
    }
    for (int way = 0; way < WAYS; way++) {
        Tensor *y = ways[way](q, k, v, &(Mask){ 0 }, NULL);
        Tensor *z = ways[way](q, t_input(4, k->dim, k2),
                              t_input(4, v->dim, v2), &(Mask){ 0 }, NULL);
        CHECK(difference(z->data, y->data, numel(y)) < 2e-6, "way %d", way);
    }
    tape_reset();
}

TEST(law, "a window that reaches back to the beginning is causal")
{
    Rng rng = rng_seed(8);
    Tensor *x = random_leaf(&rng, DIMS(1, 2, 150, 8));
    for (int way = 0; way < WAYS; way++) {
        Mask causal = { .causal = true }, window = { .causal = true, .W = 150 };
        Tensor *y = ways[way](x, x, x, &causal, NULL);
        Tensor *z = ways[way](x, x, x, &window, NULL);
        CHECK(memcmp(y->data, z->data, numel(y) * sizeof(float)) == 0,
              "way %d", way);
        window.W = 1;
        z = ways[way](x, x, x, &window, NULL);
        CHECK(difference(z->data, x->data, numel(x)) < 1e-6, "W = 1 sees "
              "more than itself, way %d", way);
    }
    tape_reset();
}

TEST(law, "what is hidden may be anything")
{
    Rng rng = rng_seed(9);
    Tensor *q = random_leaf(&rng, DIMS(1, 1, 5, 4));
    Tensor *k = random_leaf(&rng, DIMS(1, 1, 5, 4));
    Mask m = { .causal = true };
    for (int way = 0; way < WAYS; way++) {
        Tensor *y = ways[way](q, k, k, &m, NULL);
        Tensor *other = t_input(4, k->dim, k->data);
        for (int d = 0; d < 4; d++)
            other->data[16 + d] = 1e6f;
        Tensor *z = ways[way](q, other, other, &m, NULL);
        CHECK(memcmp(y->data, z->data, 16 * sizeof(float)) == 0, "way %d",
              way);
    }
    tape_reset();
}

TEST(law, "scores of a thousand overflow nothing")
{
    Rng rng = rng_seed(9);
    for (int way = 0; way < WAYS; way++) {
        Tensor *x = random_leaf(&rng, DIMS(1, 1, 70, 4));
        Tensor *y = ways[way](t_scale(x, 1000), x, x, &(Mask){ 0 }, NULL);
        backward(t_sum(y));
        bool finite = true;
        for (size_t i = 0; i < numel(x); i++)
            finite = finite && isfinite(y->data[i]) && isfinite(x->grad[i]);
        CHECK(finite, "way %d", way);
        tape_reset();
    }
}

CHECK_MAIN("03 attend")
