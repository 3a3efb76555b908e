/* RoPE on the door of a tower: with caches, and in both directions. */
#include "check.h"
#include "03-attention/generate.h"
#include "05-rope/rope.h"
#include "05-rope/theta.h"

enum { V = 11, LONG = 40, W = 6 };

static RopeTable table_now(void)
{
    double theta[4];
    rope_theta(theta, 8, 10000);
    return rope_table(LONG, 4, theta, 1);
}

static Tower tower_of(Params *ps, Rope *rope)
{
    Rng rng = rng_seed(28);
    Sizes s = { .V = V, .C = 16, .H = 2, .F = 32, .layers = 2,
                .gelu = GELU_TANH };
    Tower t = tower_new(ps, &rng, "x", &s);
    for (int i = 0; i < ps->count; i++)
        init_normal(ps->at[i], &rng, 0.5f);
    for (int l = 0; l < 2; l++) {
        t.encoder.block[l].self_attn.turn = rope_turn;
        t.encoder.block[l].self_attn.ctx = rope;
    }
    return t;
}

/* The largest difference between all at once and one by one. */
static double cached_off(const Tower *t, Writer *w, Mask mask)
{
    static float all[LONG * V];
    int ids[LONG];
    Rng rng = rng_seed(29);
    double most = 0;
    for (int i = 0; i < LONG; i++)
        ids[i] = (int)rng_int(&rng, V);
    tape_reset();
    Tensor *x = tower(t, ids, 1, LONG, &(Pass){ .mask = mask });
    memcpy(all, tower_logits(t, x)->data, sizeof all);
    for (int i = 0; i < LONG; i++) {
        tape_reset();
        const float *y = writer_step(w, &ids[i])->data;
        for (int c = 0; c < V; c++)
            most = fmax(most, fabs((double)(y[c] - all[i * V + c])));
    }
    return most;
}

TEST(law, "a cache and a ring give what reading all anew gives")
{
    Params ps = { 0 };
    Rope rope = { table_now(), PAIR_HALVES };
    Tower t = tower_of(&ps, &rope);
    Mask causal = { .causal = true }, window = { .causal = true, .W = W };
    Writer open = writer_open(&t, 1, LONG, NULL, NULL);
    double off = cached_off(&t, &open, causal);
    CHECK(off < 1e-4, "cache: %g", off);
    writer_close(&open);
    Writer ring = writer_ring(&t, 1, W, 0);
    off = cached_off(&t, &ring, window);
    CHECK(off < 1e-4, "ring: %g", off);
    writer_close(&ring);
    tower_close(&t);
    params_close(&ps);
    rope_table_close(&rope.table);
    tape_reset();
}

/* A bidirectional tower with RoPE hears of order; without it does not. */
TEST(law, "turned, a text and its mirror image are told apart")
{
    Params ps = { 0 };
    Rope rope = { table_now(), PAIR_NEIGHBOURS };
    Tower t = tower_of(&ps, &rope);
    for (int turned = 0; turned < 2; turned++) {
        double most = 0;
        for (int l = 0; l < 2 && !turned; l++)
            t.encoder.block[l].self_attn.turn = NULL;
        for (int l = 0; l < 2 && turned; l++)
            t.encoder.block[l].self_attn.turn = rope_turn;
        tape_reset();
        const float *a = tower(&t, (int[]){ 1, 2, 3 }, 1, 3, &(Pass){ 0 })
            ->data;
        const float *b = tower(&t, (int[]){ 3, 2, 1 }, 1, 3, &(Pass){ 0 })
            ->data;
        for (int c = 0; c < 16; c++)
            most = fmax(most, fabs((double)(a[16 + c] - b[16 + c])));
        CHECK(turned ? most > 0.01 : most < 1e-4, "turned %d: %g", turned,
              most);
    }
    tower_close(&t);
    params_close(&ps);
    rope_table_close(&rope.table);
    tape_reset();
}

CHECK_MAIN("door")
