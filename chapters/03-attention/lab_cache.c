/* lab_cache: does writing with a cache give what reading all anew gives,
   what does a ring keep, how far back do layers of windows reach, and what
   does a cache save? */
#include "lab.h"
#include "03-attention/generate.h"

#include <math.h>
#include <stdio.h>

//@ cached-tower
/* A tower with random weights: what holds of it holds of any. */
enum { V = 64, PLACES = 128, C = 64, H = 4, W = 16, LONG = 4 * W };

static Tower tower_of(Params *ps, int layers)
{
    Rng rng = rng_seed(lab_seed());
    Sizes s = { .V = V, .P = PLACES, .C = C, .H = H, .F = 2 * C,
                .layers = layers, .gelu = GELU_TANH };
    return tower_new(ps, &rng, "cached", &s);
}

static void draw_ids(int *ids, int n)
{
    Rng rng = rng_seed(lab_seed() + 1);
    for (int i = 0; i < n; i++)
        ids[i] = (int)rng_int(&rng, V);
}

//@ cached-difference
/* The largest difference between the logits (T,V) that the tower gives for
   all T tokens at once and those that come one by one. */
static double difference(const Tower *t, Writer *w, const int *ids, int T,
                         Mask mask)
{
    static float all[PLACES * V];
    double most = 0;
    Pass pass = { .mask = mask };
    tape_reset();
    Tensor *x = tower(t, ids, 1, T, &pass);                     // (1,T,C)
    const Tensor *logits = tower_logits(t, x);
    for (int i = 0; i < T * V; i++)
        all[i] = logits->data[i];
    for (int i = 0; i < T; i++) {
        tape_reset();
        const float *y = writer_step(w, &ids[i])->data;
        for (int c = 0; c < V; c++)
            most = fmax(most, fabs((double)(y[c] - all[i * V + c])));
    }
    return most;
}

//@ cached-equal
static void same_logits(void)
{
    enum { LAYERS = 4 };
    int ids[PLACES];
    Params ps = { 0 };
    Tower t = tower_of(&ps, LAYERS);
    Mask causal = { .causal = true }, window = { .causal = true, .W = W };
    draw_ids(ids, PLACES);
    Writer open = writer_open(&t, 1, PLACES, NULL, NULL);
    double cached = difference(&t, &open, ids, PLACES, causal);
    writer_close(&open);
    Writer ring = writer_ring(&t, 1, W, 0);
    double rolled = difference(&t, &ring, ids, LONG, window);
    writer_close(&ring);
    printf("largest difference of logits, one by one and all at once\n"
           "cache of %d, causal mask           %.1e\n"
           "ring of %d, window of %d, %d tokens  %.1e\n",
           PLACES, cached, W, W, LONG, rolled);
    lab_value("cache-difference", cached);
    lab_value("ring-difference", rolled);
    lab_claim("cached", "Writing with a cache gives the logits of reading "
              "the whole text, to 1e-5.", HOLDS, cached < 1e-5);
    lab_claim("ring", "Over 4 W tokens a ring of W slots gives what "
              "attention with a window of W gives, to 1e-5.", HOLDS,
              rolled < 1e-5);
    tower_close(&t);
    params_close(&ps);
}

//@ cached-reach
/* The change that another token, d places before the last one, makes to what
   is known of the last one. x is that with the token as it was. */
static double change(const Tower *t, int *ids, int d, const float *x)
{
    double most = 0;
    int *at = &ids[PLACES - 1 - d];
    Pass pass = { .mask = { .causal = true, .W = W } };
    tape_reset();
    *at = (*at + 1) % V;
    const float *y = tower(t, ids, 1, PLACES, &pass)->data
        + (PLACES - 1) * C;
    *at = (*at + V - 1) % V;
    for (int c = 0; c < C; c++)
        most = fmax(most, fabs((double)(y[c] - x[c])));
    return most;
}

/* The furthest d that makes any. */
static int furthest(const Tower *t, int *ids, double *there)
{
    float x[C];
    Pass pass = { .mask = { .causal = true, .W = W } };
    tape_reset();
    const float *y = tower(t, ids, 1, PLACES, &pass)->data
        + (PLACES - 1) * C;
    for (int c = 0; c < C; c++)
        x[c] = y[c];
    for (int d = PLACES - 1; d >= 0; d--)
        if ((*there = change(t, ids, d, x)) > 0)
            return d;
    return -1;
}

//@ cached-reach-rows
static void reach_compared(void)
{
    int ids[PLACES];
    bool all = true;
    printf("\nlayers  furthest token back  layers (W - 1)  change\n");
    for (int layers = 1; layers <= 4; layers++) {
        Params ps = { 0 };
        Tower t = tower_of(&ps, layers);
        double there;
        draw_ids(ids, PLACES);
        int d = furthest(&t, ids, &there);
        printf("%6d  %19d  %14d  %.1e\n", layers, d, layers * (W - 1), there);
        lab_row("reach", "layers=%d; furthest=%d; change=%.1e", layers, d,
                there);
        all = all && d == layers * (W - 1);
        tower_close(&t);
        params_close(&ps);
    }
    lab_claim("reach", "Through L layers a token feels tokens up to L (W - 1) "
              "places back, and none behind them.", HOLDS, all);
}

//@ cached-memory
/* Bytes of what a writer keeps. */
static size_t bytes(const Writer *w)
{
    size_t sum = 0;
    for (int l = 0; l < w->tower->sizes.layers; l++)
        sum += numel(w->cache[l].k) + numel(w->cache[l].v);
    return sum * sizeof(float);
}

static void memory_compared(void)
{
    Params ps = { 0 };
    Tower t = tower_of(&ps, 4);
    printf("\ntokens  cache, bytes  ring of %d\n", W);
    for (int n = W; n <= 64 * W; n *= 4) {
        Writer open = writer_open(&t, 1, n, NULL, NULL);
        Writer ring = writer_ring(&t, 1, W, 0);
        printf("%6d  %12zu  %10zu\n", n, bytes(&open), bytes(&ring));
        lab_row("memory", "tokens=%d; cache=%zu; ring=%zu", n, bytes(&open),
                bytes(&ring));
        writer_close(&open);
        writer_close(&ring);
    }
    tower_close(&t);
    params_close(&ps);
}

//@ cached-costs
/* Multiplications for the token number n of a tower of width 384: with a
   cache it alone goes through the layers, without one all n do. A token's
   own are 4 C^2 for q, k, v and out, and 8 C^2 for the MLP; each key that it
   sees costs C for the score and C for the value. */
static double products(double tokens, double pairs)
{
    enum { WIDE = 384, DEEP = 6 };
    return DEEP * WIDE * (12.0 * WIDE * tokens + 2 * pairs);
}

static void costs_compared(void)
{
    printf("\n token  millions with a cache  without   times\n");
    for (int n = 1; n <= 1000; n *= 10) {
        double with = products(1, n) / 1e6;
        double without = products(n, n * (n + 1) / 2.0) / 1e6;
        printf("%6d  %21.1f  %7.0f  %6.1f\n", n, with, without,
               without / with);
        lab_row("products", "token=%d; cache=%.1f; without=%.1f; times=%.1f",
                n, with, without, without / with);
    }
}

//@ cached-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    same_logits();
    reach_compared();
    memory_compared();
    costs_compared();
    return lab_end();
}
