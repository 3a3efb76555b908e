/* Every scheme against Transformers, PyTorch or its paper's formula, with
   every gradient. */
#include "check.h"
#include "03-attention/compare.h"
#include "03-attention/layers.h"
#include "04-positions/absolute.h"
#include "04-positions/alibi.h"
#include "04-positions/border.h"
#include "04-positions/deberta.h"
#include "04-positions/floater.h"
#include "04-positions/multiplied.h"
#include "04-positions/shaw.h"
#include "04-positions/t5.h"
#include "04-positions/transformer_xl.h"
#include "04-positions/tupe.h"

enum { MANY = 256 };

static Goldens goldens;
static bool used[MANY];

static void open_goldens(const char *path)
{
    goldens = golden_open(path);
    memset(used, 0, sizeof used);
    CU_ASSERT_FATAL(goldens.count <= MANY);
}

static void close_goldens(void)
{
    for (int i = 0; i < goldens.count; i++)
        CHECK(used[i], "nothing is compared with %s", goldens.line[i].name);
    golden_close(&goldens);
}

/* The values of "which.what"; NULL if there are none. */
static const Golden *look(const char *which, const char *what)
{
    char name[128];
    snprintf(name, sizeof name, "%s.%s", which, what);
    for (int i = 0; i < goldens.count; i++)
        if (strcmp(goldens.line[i].name, name) == 0) {
            used[i] = true;
            return &goldens.line[i];
        }
    return NULL;
}

static const Golden *of(const char *which, const char *what)
{
    const Golden *g = look(which, what);
    if (!g) {
        fprintf(stderr, "golden: there is no %s.%s\n", which, what);
        exit(2);
    }
    return g;
}

static Tensor *leaf(const char *which, const char *what)
{
    return golden_leaf(of(which, what), true);
}

static void same(const Golden *g, const float *got, size_t count, double most)
{
    CHECK(g->count == count, "%s: %zu, not %zu", g->name, count, g->count);
    double off = difference(got, g->at, g->count);
    CHECK(off < most, "%s: off by %g", g->name, off);
}

/* Where the slope is 0, as that of a bias of keys, which moves a row's scores
   alike, what we sum up is not quite. */
static void same_slopes(const char *which, const char *name, const Tensor *x)
{
    char full[100];
    snprintf(full, sizeof full, "d.%s", name);
    const Golden *g = of(which, full);
    float most = 0;
    for (size_t i = 0; i < g->count; i++)
        most = fmaxf(most, fabsf(g->at[i]));
    same(g, x->grad, numel(x), most < 1e-9f ? 2e-3 : 2e-5);
}

/* y, then back, and the slopes of the leaves with these names. */
static void compare(const char *which, Tensor *y, int n, Tensor **x,
                    const char *const *name)
{
    same(of(which, "y"), y->data, numel(y), 4e-6);
    weigh(y, of(which, "w")->at);
    for (int i = 0; i < n; i++)
        same_slopes(which, name[i], x[i]);
}

/* ---- layers -------------------------------------------------------------- */

/* Fills parameters with what was recorded under their names. Some models lack
   some of our bias vectors. */
static void fill(const Params *ps, const char *which)
{
    for (int i = 0; i < ps->count; i++) {
        Tensor *p = ps->at[i];
        const Golden *g = look(which, p->name);
        CHECK(g ? g->count == numel(p) : strstr(p->name, "_proj.bias") != NULL,
              "%s has no %s", which, shape(p));
        if (g)
            memcpy(p->data, g->at, g->count * sizeof(float));
        else
            init_constant(p, 0);
    }
}

/* A layer that looks at itself, and the slopes of all of ps. */
static void compare_layer(const char *which, const Attention *a,
                          const Params *ps, bool causal)
{
    fill(ps, which);
    Tensor *x = leaf(which, "x");
    Tensor *y = attention(a, x, x, &(Mask){ .causal = causal });
    compare(which, y, 1, &x, (const char *[]){ "x" });
    for (int i = 0; i < ps->count; i++)
        if (look(which, ps->at[i]->name))
            same_slopes(which, ps->at[i]->name, ps->at[i]);
}

static const struct {
    const char *name;
    const Scheme *scheme;
    int C, H;
    bool causal;
} dressed[] = {
    { "t5.both", &t5_both_ways, 6, 3, false },
    { "t5.causal", &t5, 6, 3, true },
    { "bloom", &alibi, 6, 3, true },
    { "deberta", &deberta, 6, 2, false },
    { "xlnet", &xlnet, 8, 2, false },
    { "xl", &transformer_xl, 6, 3, true },
    { "shaw", &shaw, 6, 2, true },
    { "tupe", &tupe, 8, 2, true },
};

TEST(golden, "layers of T5, BLOOM, DeBERTa, XLNet, Transformer-XL, Shaw, TUPE")
{
    open_goldens("tests/04-positions/golden/layers.txt");
    for (size_t i = 0; i < sizeof dressed / sizeof *dressed; i++) {
        int C = dressed[i].C, H = dressed[i].H;
        Rng rng = rng_seed(1);
        Params ps = { 0 }, rest = { 0 };
        Tower t = tower_new(&rest, &rng, "t", &(Sizes){
            .V = 2, .C = C, .H = H, .F = 2, .layers = 1 });
        dressed[i].scheme->install(&t, &ps, &rng, 9);
        Attention a = attention_new(&ps, &rng, "x", C, H);
        a.attend = t.encoder.block[0].self_attn.attend;
        a.ctx = t.encoder.block[0].self_attn.ctx;
        compare_layer(dressed[i].name, &a, &ps, dressed[i].causal);
        scheme_remove(&t);
        tower_close(&t);
        params_close(&ps);
        params_close(&rest);
        tape_reset();
    }
    close_goldens();
}

/* ---- buckets ------------------------------------------------------------- */

static void compare_buckets(const char *name, int buckets, int most)
{
    const Golden *g = of("deberta", name);
    for (int n = 0; n < (int)g->count; n++) {
        int distance = n - (int)g->count / 2;
        int bucket = deberta_bucket(distance, buckets, most);
        CHECK(bucket == (int)g->at[n], "%s: %d gets %d", g->name, distance,
              bucket);
    }
}

TEST(golden, "T5's buckets and DeBERTa's, of every distance")
{
    open_goldens("tests/04-positions/golden/buckets.txt");
    for (int both = 0; both < 2; both++) {
        const Golden *g = of(both ? "both" : "causal", "buckets");
        for (int n = 0; n < (int)g->count; n++) {
            int distance = (int)g->count / 2 - n;       // query - key
            int bucket = t5_bucket(distance, both);
            CHECK(bucket == (int)g->at[n], "%s: %d gets %d", g->name,
                  distance, bucket);
        }
    }
    compare_buckets("256", 256, 512);
    compare_buckets("32", 32, 128);
    compare_buckets("9", 9, 40);
    close_goldens();
}

/* ---- rows and tables of numbers ------------------------------------------ */

static void compare_slopes(void)
{
    for (int H = 1; H <= 40; H++) {
        char name[16];
        float slope[40];
        snprintf(name, sizeof name, "%d", H);
        alibi_slopes(slope, H);
        same(of("slopes", name), slope, (size_t)H, 2e-7);
    }
}

static void compare_sinusoids(void)
{
    for (int later = 0; later < 2; later++) {
        const int first = 9 * later;
        const char *const names[] = { "pairs", "halves" };
        const Layout layouts[] = { SIDE_BY_SIDE, HALVES };
        for (int i = 0; i < 2; i++) {
            const Golden *g = of("sinusoid", names[i]);
            int count = g->dim[0] - first, C = g->dim[1];
            Tensor *rows = sinusoid_rows(first, count, C, layouts[i]);
            double off = difference(rows->data, g->at + first * C,
                                    numel(rows));
            CHECK(off < 2e-7, "%s from %d: off by %g", g->name, first, off);
        }
    }
    tape_reset();
}

static void compare_hierarchical(void)
{
    Tensor *table = leaf("hierarchical", "table");
    Tensor *y = hierarchical_rows(table, 0, 25);
    compare("hierarchical", y, 1, &table, (const char *[]){ "table" });
    tape_reset();
}

static void compare_t5_bias(const char *which, bool both, int first)
{
    const Golden *y = of(which, "y");
    Tensor *table = leaf(which, "table");
    Tensor *bias = t5_bias(table, y->dim[1], y->dim[2], first, both);
    compare(which, bias, 1, &table, (const char *[]){ "table" });
    tape_reset();
}

static void compare_floater(const char *which, int first, int steps,
                            float length)
{
    const char *const names[] = { "start", "A", "W", "b", "U" };
    Tensor *x[5];
    for (int i = 0; i < 5; i++)
        x[i] = leaf(which, names[i]);
    Floater f = { x[0], { x[1], NULL }, { x[2], x[3] }, { x[4], NULL },
                  length };
    int count = of(which, "y")->dim[0];
    compare(which, floater_rows(&f, first, count, steps), 5, x, names);
    tape_reset();
}

static void compare_complex(const char *which, int first)
{
    const Golden *g = of(which, "ids");
    int ids[8];
    for (int i = 0; i < 8; i++)
        ids[i] = (int)g->at[i];
    Tensor *x[] = { leaf(which, "rows"), leaf(which, "speed") };
    Tensor *rows = t_embed(x[0], ids, g->ndim, g->dim);
    Tensor *speed = t_embed(x[1], ids, g->ndim, g->dim);
    compare(which, t_spin(rows, speed, first), 2, x,
            (const char *[]){ "rows", "speed" });
    tape_reset();
}

static void compare_convolution(const char *which, Beyond beyond)
{
    Tensor *x[] = { leaf(which, "x"), leaf(which, "weight"),
                    leaf(which, "bias") };
    Linear kernel = { x[1], x[2] };
    compare(which, t_convolve(kernel, x[0], beyond), 3, x,
            (const char *[]){ "x", "weight", "bias" });
    tape_reset();
}

static void compare_untied(void)
{
    const char *const which = "tupe.untied", *const names[] = {
        "position.table", "position.layer_norm.weight",
        "position.layer_norm.bias", "position.q_proj.weight",
        "position.q_proj.bias", "position.k_proj.weight",
        "position.k_proj.bias", "position.bias", "position.cls" };
    Tensor *x[9];
    for (int i = 0; i < 9; i++)
        x[i] = leaf(which, names[i]);
    Tupe p = { .table = x[0], .norm = { x[1], x[2], 1e-5f },
               .q_proj = { x[3], x[4] }, .k_proj = { x[5], x[6] },
               .buckets = x[7], .cls = x[8], .both = true };
    compare(which, tupe_bias(&p, 5, 5, 0), 9, x, names);
    tape_reset();
}

TEST(golden, "slopes, rows for places, and what is added to scores")
{
    open_goldens("tests/04-positions/golden/tables.txt");
    compare_slopes();
    compare_sinusoids();
    compare_hierarchical();
    compare_t5_bias("bias.both", true, 0);
    compare_t5_bias("bias.causal", false, 149);
    compare_floater("floater", 0, 2, 1);
    compare_floater("floater.later", 3, 1, 0.5f);
    compare_complex("complex", 0);
    compare_complex("complex.later", 3);
    compare_convolution("zeros", ZEROS);
    compare_convolution("around", AROUND);
    compare_untied();
    close_goldens();
}

/* ---- heads, some with a memory ------------------------------------------- */

static void compare_shift(void)
{
    Tensor *x = leaf("shift", "x");
    compare("shift", t_relative_shift(x, 6), 1, &x, (const char *[]){ "x" });
    tape_reset();
}

static void compare_xl_memory(void)
{
    const char *const which = "xl.memory";
    const char *const names[] = { "q", "k", "v", "r", "u", "vR" };
    Tensor *x[6];
    for (int i = 0; i < 6; i++)
        x[i] = leaf(which, names[i]);
    RelativeXl r = { { x[3], NULL }, x[4], x[5] };
    Tensor *scores = xl_scores(x[0], x[1], 3, &r);
    Tensor *w = t_softmax(t_mask(scores, &(Mask){ .causal = true }));
    compare(which, t_matmul(w, x[2], false, false), 6, x, names);
    tape_reset();
}

static void compare_shaw(const char *which, int first, bool causal)
{
    const char *const names[] = { "q", "k", "v", "rk", "rv" };
    Tensor *x[5];
    for (int i = 0; i < 5; i++)
        x[i] = leaf(which, names[i]);
    Tensor *y = shaw_attend(x[0], x[1], x[2], &(Mask){ .causal = causal },
                            first, x[3], x[4]);
    compare(which, y, 5, x, names);
    tape_reset();
}

/* DeBERTa-v2's, with or without buckets. */
typedef struct { Tensor *qR, *kR; int buckets, most; } V2;

static Tensor *attend_v2(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                         int first, void *ctx)
{
    V2 *d = ctx;
    (void)mask;
    Tensor *scores = deberta_scores(q, k, d->qR, d->kR, first, d->buckets,
                                    d->most);
    return t_matmul(t_softmax(scores), v, false, false);
}

static void compare_v2(const char *which, int buckets, int most)
{
    const char *const names[] = { "rows", "qR.weight", "qR.bias", "kR.weight",
                                  "kR.bias" };
    Rng rng = rng_seed(1);
    Params ps = { 0 };
    Attention a = attention_new(&ps, &rng, "x", 6, 2);
    Tensor *x[5];
    for (int i = 0; i < 5; i++)
        x[i] = leaf(which, names[i]);
    Tensor *qR = t_linear((Linear){ x[1], x[2] }, x[0]);
    Tensor *kR = t_linear((Linear){ x[3], x[4] }, x[0]);
    V2 d = { qR, kR, buckets, most };
    a.attend = attend_v2;
    a.ctx = &d;
    compare_layer(which, &a, &ps, false);
    for (int i = 0; i < 5; i++)
        same_slopes(which, names[i], x[i]);
    params_close(&ps);
    tape_reset();
}

TEST(golden, "heads that look back into a memory, and DeBERTa-v2's")
{
    open_goldens("tests/04-positions/golden/heads.txt");
    compare_shift();
    compare_xl_memory();
    compare_shaw("shaw.wide", 0, false);
    compare_shaw("shaw.memory", 5, true);
    compare_v2("deberta.far", 0, 0);
    compare_v2("deberta.near", 0, 0);
    compare_v2("deberta.buckets", 4, 10);
    close_goldens();
}

CHECK_MAIN("04 golden")
