/* Layers, blocks and towers against PyTorch and Transformers, with every
   parameter's gradient. */
#include "check.h"
#include "02-tensors/gradient.h"
#include "03-attention/tower.h"
#include "compare.h"

/* ---- refusals, while there is one thread alone --------------------------- */

static void too_long(void)
{
    Rng rng = rng_seed(1);
    Params ps = { 0 };
    Tower t = tower_new(&ps, &rng, "x", &(Sizes){
        .V = 5, .P = 4, .C = 6, .H = 3, .F = 9, .layers = 1 });
    tower(&t, (int[]){ 0, 1, 2, 3, 4 }, 1, 5, &(Pass){ 0 });
}

static void no_memory(void)
{
    Rng rng = rng_seed(1);
    Params ps = { 0 };
    Tower t = tower_new(&ps, &rng, "x", &(Sizes){
        .V = 5, .C = 6, .H = 3, .F = 9, .layers = 1, .cross = true });
    tower(&t, (int[]){ 0, 1 }, 1, 2, &(Pass){ 0 });
}

static void odd_heads(void)
{
    Rng rng = rng_seed(1);
    Params ps = { 0 };
    attention_new(&ps, &rng, "x.self_attn", 6, 4);
}

TEST(refusal, "too many places, no memory, odd heads")
{
    CHECK_REFUSED("tower: places up to 4, but x.embeddings.position_embedding"
                  ".weight(4,6) has 4", too_long());
    CHECK_REFUSED("block: embed(1,2,6): there is nothing for "
                  "cross-attention to look at", no_memory());
    CHECK_REFUSED("attention: x.self_attn: 6 is not a multiple of 4 heads",
                  odd_heads());
}

static Goldens goldens;
static int compared;

static const Golden *of(const char *which, const char *what)
{
    char name[300];
    snprintf(name, sizeof name, "%s.%s", which, what);
    compared++;
    return golden_find(&goldens, name);
}

/* Fills every parameter with what was recorded under its name. */
static void fill(const Params *ps, const char *which)
{
    for (int i = 0; i < ps->count; i++) {
        const Golden *g = of(which, ps->at[i]->name);
        CHECK(g->count == numel(ps->at[i]), "%s: %zu", g->name, g->count);
        memcpy(ps->at[i]->data, g->at, g->count * sizeof(float));
    }
}

static void same_slopes(const char *which, const Tensor *x, const char *name)
{
    char full[128];
    snprintf(full, sizeof full, "d.%s", name);
    const Golden *g = of(which, full);
    double off = difference(x->grad, g->at, g->count);
    if (strstr(name, "k_proj.bias"))    // moves a row's scores alike: slope 0
        off *= 1e-2;
    CHECK(off < 2e-5, "%s: off by %g", g->name, off);
}

/* Compares y, then goes back and compares the slopes of all. */
static void compare(const char *which, Tensor *y, Params *ps, Tensor *x,
                    Tensor *memory)
{
    const Golden *want = of(which, "y");
    CHECK(numel(y) == want->count, "%s: %s", which, shape(y));
    CHECK(difference(y->data, want->at, want->count) < 4e-6, "%s: off by %g",
          which, difference(y->data, want->at, want->count));
    weigh(y, of(which, "w")->at);
    for (int i = 0; i < ps->count; i++)
        same_slopes(which, ps->at[i], ps->at[i]->name);
    if (x)
        same_slopes(which, x, "x");
    if (memory)
        same_slopes(which, memory, "memory");
    params_close(ps);
    tape_reset();
}

static void compare_attention(const char *which, int C, int H, bool cross,
                              const int *keys)
{
    Rng rng = rng_seed(1);
    Params ps = { 0 };
    Attention a = attention_new(&ps, &rng, "x", C, H);
    Tensor *x = golden_leaf(of(which, "x"), true);
    Tensor *memory = cross ? golden_leaf(of(which, "memory"), true) : NULL;
    fill(&ps, which);
    Tensor *y = attention(&a, x, cross ? memory : x, &(Mask){ .keys = keys });
    compare(which, y, &ps, x, memory);
}

static void compare_block(const char *which, Sizes s, bool causal)
{
    Rng rng = rng_seed(1);
    Params ps = { 0 };
    s.layers = 1;
    Stack one = stack_new(&ps, &rng, "x", &s);
    fill(&ps, which);
    Tensor *x = golden_leaf(of(which, "x"), true);
    Pass pass = { .mask.causal = causal };
    if (s.cross)
        pass.memory = golden_leaf(of(which, "memory"), true);
    compare(which, stack(&one, x, &pass), &ps, x, pass.memory);
    stack_close(&one);
}

static void compare_clip(void)
{
    Rng rng = rng_seed(1);
    Params ps = { 0 };
    Tower t = tower_new(&ps, &rng, "text_model", &(Sizes){
        .V = 11, .P = 7, .C = 6, .H = 3, .F = 9, .layers = 2,
        .gelu = GELU_QUICK });
    fill(&ps, "clip");
    const int ids[] = { 3, 1, 4, 1, 10, 9, 2, 6, 5, 0 };
    Pass pass = { .mask.causal = true };
    compare("clip", tower(&t, ids, 2, 5, &pass), &ps, NULL, NULL);
    tower_close(&t);
}

TEST(golden, "attention, blocks of every kind, and CLIP's text tower")
{
    const Sizes small = { .C = 6, .H = 3, .F = 9, .gelu = GELU_ERF };
    const Sizes gpt = { .C = 8, .H = 2, .F = 12, .gelu = GELU_TANH };
    Sizes post = small, cross = small, both = small;
    post.post = cross.cross = both.post = both.cross = true;
    goldens = golden_open("tests/03-attention/golden/layers.txt");
    compare_attention("mha", 6, 3, true, NULL);
    compare_attention("self", 10, 2, false, (int[]){ 7, 2, 5 });
    compare_block("encpre", small, true);
    compare_block("encpost", post, false);
    compare_block("decpre", cross, true);
    compare_block("decpost", both, true);
    compare_block("gpt2", gpt, true);
    compare_clip();
    CHECK(compared == goldens.count, "%d of %d recorded lines were compared",
          compared, goldens.count);
    golden_close(&goldens);
}

/* ---- laws -------------------------------------------------------------- */

TEST(law, "a tower's names are those of Transformers' CLIPTextModel")
{
    static const char *const names[] = {
        "text_model.embeddings.token_embedding.weight",
        "text_model.embeddings.position_embedding.weight",
        "text_model.encoder.layers.1.self_attn.q_proj.weight",
        "text_model.encoder.layers.1.layer_norm1.bias",
        "text_model.encoder.layers.1.mlp.fc2.weight",
        "text_model.final_layer_norm.weight" };
    Rng rng = rng_seed(1);
    Params ps = { 0 };
    Tower t = tower_new(&ps, &rng, "text_model", &(Sizes){
        .V = 5, .P = 4, .C = 6, .H = 3, .F = 9, .layers = 2 });
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        CHECK(params_find(&ps, names[i]), "%s is missing", names[i]);
    CHECK(ps.count == 2 + 2 * 16 + 2, "%d parameters", ps.count);
    tower_close(&t);
    params_close(&ps);
}

/* A door that turns nothing but notes where queries and keys stand. */
static int firsts[4], turns;

static Tensor *note(Tensor *x, int first, void *ctx)
{
    (void)ctx;
    firsts[turns++ % 4] = first;
    return t_scale(x, 2);
}

/* Attention with a bias that grows with the distance. */
static Tensor *lean(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                    int first, void *ctx)
{
    int T = q->dim[2], S = k->dim[2];
    Tensor *b = tape_new("lean", DIMS(2, T, S), NULL, NULL, NULL, NULL);
    for (int h = 0; h < 2; h++)
        for (int t = 0; t < T; t++)
            for (int j = 0; j < S; j++)
                b->data[(h * T + t) * S + j]
                    = -*(float *)ctx * (float)(first + t - j);
    return t_attend(q, k, v, mask, b);
}

TEST(law, "the doors: turned scores, and a bias that leaves one key")
{
    Rng rng = rng_seed(2);
    Params ps = { 0 };
    Mask causal = { .causal = true };
    float slope = 0;
    Attention a = attention_new(&ps, &rng, "x", 6, 2);
    Tensor *x = random_leaf(&rng, DIMS(2, 5, 6));
    Tensor *y = attention(&a, x, x, &causal);
    a.turn = note;
    Tensor *z = attention(&a, x, x, &causal);
    CHECK(turns == 2 && firsts[0] == 0 && firsts[1] == 0, "%d turns", turns);
    CHECK(difference(z->data, y->data, numel(y)) > 0.01, "no door");
    a.turn = NULL;
    a.attend = lean;
    a.ctx = &slope;
    z = attention(&a, x, x, &causal);
    CHECK(difference(z->data, y->data, numel(y)) < 1e-6, "a bias of zero");
    slope = 1e4f;
    z = attention(&a, x, x, &causal);
    Mask self = { .causal = true, .W = 1 };
    a.attend = NULL;
    y = attention(&a, x, x, &self);
    CHECK(difference(z->data, y->data, numel(y)) < 1e-6, "a steep bias");
    params_close(&ps);
    tape_reset();
}

/* What linear or t_linear gives for some rows, then the weight's gradient. */
static void try_linear(Tensor *op(Linear, Tensor *), int rows, float *y)
{
    enum { IN = 37, OUT = 21 };
    Rng rng = rng_seed(3);
    Params ps = { 0 };
    Linear layer = linear_new(&ps, &rng, "l", IN, OUT);
    init_normal(layer.bias, &rng, 1);
    Tensor *x = random_leaf(&rng, DIMS(1, rows, IN));
    Tensor *out = op(layer, x);
    memcpy(y, out->data, numel(out) * sizeof *y);
    backward(t_sum(t_mul(out, random_leaf(&rng, DIMS(1, rows, OUT)))));
    memcpy(y + numel(out), layer.weight->grad, IN * OUT * sizeof *y);
    params_close(&ps);
    tape_reset();
}

TEST(agreement, "linear as one op equals linear as two")
{
    static float one[2000], two[2000];
    for (int rows = 1; rows <= 9; rows += 2) {
        size_t n = (size_t)rows * 21 + 37 * 21;
        try_linear(t_linear, rows, one);
        try_linear(linear, rows, two);
        CHECK(difference(one, two, n) < 1e-5, "%d rows: %g", rows,
              difference(one, two, n));
    }
}

TEST(law, "a token sees none behind it, and an encoder sees no order")
{
    Rng rng = rng_seed(4);
    Params ps = { 0 };
    Tower t = tower_new(&ps, &rng, "x", &(Sizes){
        .V = 9, .C = 8, .H = 2, .F = 16, .layers = 2 });
    const int a[] = { 1, 2, 3, 4, 5 }, b[] = { 1, 2, 3, 8, 7 };
    const int turned[] = { 5, 4, 3, 2, 1 };
    Pass none = { 0 }, causal = { .mask.causal = true };
    Tensor *x = tower(&t, a, 1, 5, &causal), *y = tower(&t, b, 1, 5, &causal);
    CHECK(memcmp(x->data, y->data, 3 * 8 * sizeof(float)) == 0, "it sees");
    x = tower(&t, a, 1, 5, &none);
    y = tower(&t, turned, 1, 5, &none);
    for (int i = 0; i < 5; i++)
        CHECK(difference(x->data + 8 * i, y->data + 8 * (4 - i), 8) < 2e-6,
              "token %d", i);
    tower_close(&t);
    params_close(&ps);
    tape_reset();
}

TEST(law, "padding changes no real token of an encoder–decoder")
{
    Rng rng = rng_seed(5);
    Params ps = { 0 };
    Sizes s = { .V = 9, .P = 6, .C = 8, .H = 2, .F = 16, .layers = 2 };
    EncoderDecoder m = { .encoder = tower_new(&ps, &rng, "encoder", &s) };
    s.cross = true;
    m.decoder = tower_new(&ps, &rng, "decoder", &s);
    const int a[] = { 1, 2, 3, 4, 5, 6 }, b[] = { 1, 2, 3, 4, 8, 8 };
    const int ids[] = { 7, 1, 2 }, four[] = { 4 };
    Tensor *x = encoder_decoder(&m, a, 1, 6, four, ids, 3);
    Tensor *y = encoder_decoder(&m, b, 1, 6, four, ids, 3);
    Tensor *z = encoder_decoder(&m, a, 1, 4, NULL, ids, 3);
    Tensor *all = encoder_decoder(&m, a, 1, 6, NULL, ids, 3);
    CHECK(memcmp(x->data, y->data, numel(x) * sizeof(float)) == 0, "seen");
    CHECK(difference(z->data, x->data, numel(x)) < 2e-6, "cut off");
    CHECK(difference(all->data, x->data, numel(x)) > 1e-3, "not looked at");
    tower_close(&m.encoder);
    tower_close(&m.decoder);
    params_close(&ps);
    tape_reset();
}

TEST(law, "dropout falls on what is added, and only in training")
{
    Rng rng = rng_seed(6), drop = rng_seed(1);
    Params ps = { 0 };
    Sizes s = { .C = 8, .H = 2, .F = 16, .layers = 1 };
    Stack one = stack_new(&ps, &rng, "x", &s);
    Tensor *x = random_leaf(&rng, DIMS(2, 50, 8));
    Pass with = { .dropout = 0.5f, .rng = &drop }, without = { 0 };
    Tensor *y = stack(&one, x, &with), *z = stack(&one, x, &without);
    int kept = 0;
    for (size_t i = 0; i < numel(x); i++)
        kept += y->data[i] == x->data[i];
    CHECK(kept > 120 && kept < 280, "%d of 800 got nothing added, of 200",
          kept);
    CHECK(difference(y->data, z->data, numel(z)) > 0.1, "nothing dropped");
    stack_close(&one);
    params_close(&ps);
    tape_reset();
}

CHECK_MAIN("03 layers")
