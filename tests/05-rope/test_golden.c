/* Speeds, turned rows, two dimensions and attention, against Transformers and
   PyTorch, with every gradient. */
#include "check.h"
#include "03-attention/compare.h"
#include "03-attention/layers.h"
#include "05-rope/bound.h"
#include "05-rope/linear_rope.h"
#include "05-rope/plane.h"
#include "05-rope/theta.h"

enum { MANY = 256 };

static Goldens goldens;
static bool used[MANY];

static void open_goldens(const char *path)
{
    goldens = golden_open(path);
    memset(used, 0, sizeof used);
    CU_ASSERT_FATAL(goldens.count <= MANY);
}

static const Golden *of(const char *which, const char *what)
{
    char name[128];
    snprintf(name, sizeof name, "%s.%s", which, what);
    const Golden *g = golden_find(&goldens, name);
    used[g - goldens.line] = true;
    return g;
}

static void close_goldens(void)
{
    for (int i = 0; i < goldens.count; i++)
        CHECK(used[i], "nothing is compared with %s", goldens.line[i].name);
    golden_close(&goldens);
}

static void same(const char *which, const char *what, const float *got,
                 size_t count, double most)
{
    const Golden *g = of(which, what);
    CHECK(g->count == count, "%s: %zu, not %zu", g->name, count, g->count);
    double off = difference(got, g->at, g->count);
    CHECK(off < most, "%s: off by %g", g->name, off);
}

/* ---- speeds -------------------------------------------------------------- */

/* How the pairs are slowed: by s, for n places after L in the training. */
typedef struct {
    enum { PLAIN, LINEAR, NTK, DYNAMIC, YARN } kind;
    double base, s;
    int L, n;
} Slowing;

/* Fills theta (D/2); returns the factor for cos and sin. */
static double slowed(double *theta, int D, Slowing how)
{
    double base = how.base ? how.base : 10000;
    if (how.kind == YARN)
        return theta_yarn(theta, D, base, how.s, how.L);
    if (how.kind == LINEAR)
        theta_interpolated(theta, D, base, how.s);
    else if (how.kind == NTK)
        rope_theta(theta, D, ntk_base(base, D, how.s));
    else if (how.kind == DYNAMIC)
        rope_theta(theta, D, dynamic_base(base, D, how.s, how.n, how.L));
    else
        rope_theta(theta, D, base);
    return 1;
}

static const struct {
    const char *name;
    int D;
    Slowing how;
} speeds[] = {
    { "default.2", 2, { 0 } },
    { "default.6", 6, { 0 } },
    { "default.64", 64, { 0 } },
    { "default.128", 128, { .base = 500000 } },
    { "linear.64", 64, { LINEAR, .s = 4 } },
    { "linear.10", 10, { LINEAR, .base = 300, .s = 2.5 } },
    { "ntk.128x2", 128, { NTK, .s = 2 } },
    { "ntk.128x8", 128, { NTK, .s = 8 } },
    { "ntk.6x3", 6, { NTK, .s = 3 } },
    { "dynamic.short", 64, { DYNAMIC, .s = 2, .L = 2048, .n = 17 } },
    { "dynamic.full", 64, { DYNAMIC, .s = 2, .L = 2048, .n = 2048 } },
    { "dynamic.next", 64, { DYNAMIC, .s = 2, .L = 2048, .n = 2049 } },
    { "dynamic.long", 64, { DYNAMIC, .s = 4, .L = 2048, .n = 10000 } },
    { "dynamic.odd", 10, { DYNAMIC, .base = 500, .s = 3, .L = 33, .n = 77 } },
    { "yarn.128", 128, { YARN, .s = 16, .L = 4096 } },
    { "yarn.64", 64, { YARN, .s = 4, .L = 2048 } },
    { "yarn.llama", 128, { YARN, .base = 500000, .s = 8, .L = 8192 } },
    { "yarn.16", 16, { YARN, .s = 2, .L = 200 } },
    { "yarn.low", 32, { YARN, .s = 3, .L = 40 } },
    { "yarn.base", 16, { YARN, .base = 100, .s = 2, .L = 2000 } },
    { "yarn.one", 64, { YARN, .s = 1, .L = 2048 } },
    { "yarn.tiny", 6, { YARN, .s = 4, .L = 4 } },
};

/* The largest difference, as a part of each value wanted. */
static double apart(const double *got, const Golden *want)
{
    double far = 0;
    for (size_t i = 0; i < want->count; i++) {
        double d = fabs(got[i] / (double)want->at[i] - 1);
        far = d > far || d != d ? d : far;
    }
    return far;
}

/* RoFormer's bound, sum and score of one pair of rows at some distances. */
static void compare_bound(void)
{
    const float *q = of("bound", "q")->at, *k = of("bound", "k")->at;
    const Golden *distance = of("bound", "distance");
    int D = (int)of("bound", "q")->count;
    double theta[64];
    float mean[16], bound[16], score[16];
    rope_theta(theta, D, 500);
    for (size_t i = 0; i < distance->count; i++) {
        double m = (double)distance->at[i];
        mean[i] = (float)rope_mean_sum(theta, D, m);
        bound[i] = (float)rope_bound(q, k, theta, D, m);
        score[i] = (float)rope_score(q, k, theta, D, m);
    }
    same("bound", "mean", mean, distance->count, 1e-6);
    same("bound", "bound", bound, distance->count, 1e-6);
    same("bound", "score", score, distance->count, 1e-6);
}

/* The means that lab_decay prints. */
static void compare_decay(void)
{
    const Golden *distance = of("decay", "distance");
    double theta[64];
    float mean[16];
    rope_theta(theta, 128, 10000);
    for (size_t i = 0; i < distance->count; i++)
        mean[i] = (float)rope_mean_sum(theta, 128, (double)distance->at[i]);
    same("decay", "mean", mean, distance->count, 1e-6);
}

TEST(golden, "speeds of every kind as in Transformers, and RoFormer's bound")
{
    open_goldens("tests/05-rope/golden/theta.txt");
    for (size_t i = 0; i < sizeof speeds / sizeof *speeds; i++) {
        double theta[64], factor = slowed(theta, speeds[i].D, speeds[i].how);
        const Golden *want = of(speeds[i].name, "theta");
        CHECK(want->count == (size_t)speeds[i].D / 2, "%s", want->name);
        CHECK(apart(theta, want) < 2e-7, "%s: off by %g", want->name,
              apart(theta, want));
        want = of(speeds[i].name, "factor");
        CHECK(apart(&factor, want) < 2e-7, "%s: %g", want->name, factor);
    }
    compare_bound();
    compare_decay();
    close_goldens();
}

/* ---- turned rows --------------------------------------------------------- */

static const struct {
    const char *name;
    Pairing pairing;
    int first;
    Slowing how;
} turns[] = {
    { "halves.start", PAIR_HALVES, 0, { 0 } },
    { "halves.pair", PAIR_HALVES, 3, { 0 } },
    { "halves.far", PAIR_HALVES, 4093, { 0 } },
    { "halves.base", PAIR_HALVES, 11, { .base = 500000 } },
    { "linear", PAIR_HALVES, 2, { LINEAR, .s = 4 } },
    { "dynamic", PAIR_HALVES, 0, { DYNAMIC, .s = 2, .L = 8, .n = 13 } },
    { "yarn", PAIR_HALVES, 190, { YARN, .s = 4, .L = 200 } },
    { "pairs.start", PAIR_NEIGHBOURS, 0, { 0 } },
    { "pairs.far", PAIR_NEIGHBOURS, 777, { 0 } },
    { "pairs.roformer", PAIR_NEIGHBOURS, 0, { 0 } },
};

/* y of x, and both slopes. */
static void compare_turned(const char *name, Tensor *y, Tensor *x)
{
    same(name, "y", y->data, numel(y), 1e-6);
    weigh(y, of(name, "w")->at);
    same(name, "dx", x->grad, numel(x), 1e-6);
}

static void compare_turn(const char *name, Pairing pairing, int first,
                         Slowing how)
{
    double theta[16];
    Tensor *x = golden_leaf(of(name, "x"), true);
    int T = x->dim[2], D = x->dim[3];
    double factor = slowed(theta, D, how);
    RopeTable table = rope_table(first + T, D / 2, theta, factor);
    compare_turned(name, t_rope(x, &table, pairing, first), x);
    rope_table_close(&table);
    tape_reset();
}

static void compare_axial(const char *name, int still, int h, int w)
{
    Tensor *x = golden_leaf(of(name, "x"), true);
    RopeTable table = rope_axial(still, h, w, x->dim[3], 100);
    compare_turned(name, t_rope(x, &table, PAIR_NEIGHBOURS, 0), x);
    rope_table_close(&table);
    tape_reset();
}

static void compare_mixed(const char *name, int still, int h, int w)
{
    Tensor *x = golden_leaf(of(name, "x"), true);
    Tensor *f = golden_leaf(of(name, "f"), true);
    Tensor *angle = rope_mixed_angles(f, x->dim[1], still, h, w);
    compare_turned(name, t_turn(x, angle, PAIR_NEIGHBOURS), x);
    same(name, "df", f->grad, numel(f), 4e-6);
    tape_reset();
}

static void compare_trained(const char *name)
{
    Tensor *x = golden_leaf(of(name, "x"), true);
    Tensor *angle = golden_leaf(of(name, "angle"), true);
    compare_turned(name, t_turn(x, angle, PAIR_HALVES), x);
    same(name, "dangle", angle->grad, numel(angle), 4e-6);
    tape_reset();
}

TEST(golden, "rows turned in one dimension and in two, forward and backward")
{
    open_goldens("tests/05-rope/golden/turn.txt");
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++)
        compare_turn(turns[i].name, turns[i].pairing, turns[i].first,
                     turns[i].how);
    compare_axial("axial", 0, 3, 3);
    compare_axial("axial.still", 1, 2, 5);
    compare_mixed("mixed", 0, 2, 4);
    compare_mixed("mixed.still", 2, 3, 2);
    compare_trained("trained");
    close_goldens();
}

/* ---- attention ----------------------------------------------------------- */

/* Fills every parameter with what was recorded under its name; GPT-J's layers
   have no bias vectors. */
static void fill(const Params *ps, const char *which, bool biases)
{
    for (int i = 0; i < ps->count; i++) {
        Tensor *p = ps->at[i];
        if (!biases && strstr(p->name, ".bias")) {
            init_constant(p, 0);
            continue;
        }
        const Golden *g = of(which, p->name);
        CHECK(g->count == numel(p), "%s: %zu", g->name, g->count);
        memcpy(p->data, g->at, g->count * sizeof(float));
    }
}

static void same_slopes(const char *which, const Tensor *p, const char *name)
{
    char full[100];
    snprintf(full, sizeof full, "d.%s", name);
    bool none = strstr(name, "k_proj.bias") != NULL;
    same(which, full, p->grad, numel(p), none ? 2e-3 : 2e-5);
}

typedef struct {
    const char *name;
    int C, H;
    Mask mask;
    Pairing pairing;
    bool biases;
    Slowing how;
} Layer;

/* With permuted, weights that were made for neighbours work in halves. */
static void compare_layer(const Layer *l, bool permuted)
{
    Rng rng = rng_seed(1);
    Params ps = { 0 };
    Attention a = attention_new(&ps, &rng, "x", l->C, l->H);
    fill(&ps, l->name, l->biases);
    Tensor *x = golden_leaf(of(l->name, "x"), true);
    int D = l->C / l->H;
    double theta[16], factor = slowed(theta, D, l->how);
    Rope rope = { rope_table(x->dim[1], D / 2, theta, factor), l->pairing };
    if (permuted) {
        rope.pairing = PAIR_HALVES;
        rope_to_halves(a.q_proj.weight->data, l->H, D, l->C);
        rope_to_halves(a.q_proj.bias->data, l->H, D, 1);
        rope_to_halves(a.k_proj.weight->data, l->H, D, l->C);
        rope_to_halves(a.k_proj.bias->data, l->H, D, 1);
    }
    a.turn = rope_turn;
    a.ctx = &rope;
    Tensor *y = attention(&a, x, x, &l->mask);
    same(l->name, "y", y->data, numel(y), 4e-6);
    weigh(y, of(l->name, "w")->at);
    same_slopes(l->name, x, "x");
    for (int i = 0; !permuted && i < ps.count; i++)
        if (l->biases || !strstr(ps.at[i]->name, ".bias"))
            same_slopes(l->name, ps.at[i], ps.at[i]->name);
    rope_table_close(&rope.table);
    params_close(&ps);
    tape_reset();
}

/* One head after another, token by token: the recurrence. */
static void compare_states(const char *which, const RopeTable *table)
{
    const Golden *q = of(which, "q"), *k = of(which, "k"), *v = of(which, "v");
    int T = q->dim[2], D = q->dim[3];
    float *y = tape_alloc(q->count * sizeof *y);
    for (int head = 0; head < q->dim[0] * q->dim[1]; head++) {
        LinearState state = linear_state_open(D);
        for (int t = 0; t < T; t++) {
            int at = (head * T + t) * D;
            linear_state_step(&state, q->at + at, k->at + at, v->at + at,
                              table, PAIR_NEIGHBOURS, y + at);
        }
        linear_state_close(&state);
    }
    same(which, "y", y, q->count, 4e-6);
}

static void compare_linear(const char *which, double base)
{
    Tensor *x[3];
    const char *const names[] = { "q", "k", "v" };
    for (int i = 0; i < 3; i++)
        x[i] = golden_leaf(of(which, names[i]), true);
    int T = x[0]->dim[2], D = x[0]->dim[3];
    double theta[16];
    rope_theta(theta, D, base > 0 ? base : 1);
    RopeTable turned = rope_table(T, D / 2, theta, 1);
    const RopeTable *table = base > 0 ? &turned : NULL;
    Tensor *w = t_linear_weights(x[0], x[1], table, PAIR_NEIGHBOURS);
    same(which, "weights", w->data, numel(w), 4e-6);
    Tensor *y = t_linear_attend(x[0], x[1], x[2], table, PAIR_NEIGHBOURS);
    same(which, "y", y->data, numel(y), 4e-6);
    compare_states(which, table);
    weigh(y, of(which, "w")->at);
    for (int i = 0; i < 3; i++)
        same_slopes(which, x[i], names[i]);
    rope_table_close(&turned);
    tape_reset();
}

TEST(golden, "layers of LLaMA, GPT-J and RoFormer, and linear attention")
{
    const Layer layers[] = {
        { "llama", 12, 2, { .causal = true }, PAIR_HALVES, true, { 0 } },
        { "yarn", 12, 2, { .causal = true }, PAIR_HALVES, true,
          { YARN, .s = 4, .L = 40 } },
        { "gptj", 12, 3, { .causal = true }, PAIR_NEIGHBOURS, false, { 0 } },
        { "roformer", 8, 2, { .keys = (int[]){ 6, 4 } }, PAIR_NEIGHBOURS, true,
          { 0 } },
    };
    open_goldens("tests/05-rope/golden/attention.txt");
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++)
        compare_layer(&layers[i], false);
    compare_layer(&layers[2], true);
    compare_layer(&layers[3], true);
    compare_linear("linear", 10000);
    compare_linear("linear.small", 30);
    compare_linear("linear.still", 0);
    close_goldens();
}

CHECK_MAIN("05 golden")
