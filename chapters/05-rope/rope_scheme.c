#include "05-rope/rope_scheme.h"

#include "05-rope/theta.h"

//@ rope-scheme-set
void rope_scheme_set(Tower *t, const double *theta, double factor)
{
    RopeTable *table = &((Rope *)t->ctx)->table;
    for (int p = 0; p < table->P; p++)
        for (int a = 0; a < table->A; a++)
            rope_table_set(table, p, a, p * theta[a], factor);
}

//@ rope-scheme
/* A Rope and, behind it, the numbers of its table. */
static void install_rope(Tower *t, Params *ps, Rng *rng, int L)
{
    (void)ps, (void)rng;
    int D = t->sizes.C / t->sizes.H, P = STRETCH * L;
    size_t n = (size_t)P * (size_t)(D / 2);
    Rope *rope = scheme_memory(t, sizeof *rope + 2 * n * sizeof(float));
    float *numbers = (float *)(rope + 1);
    rope->table = (RopeTable){ P, D / 2, numbers, numbers + n };
    rope->pairing = PAIR_NEIGHBOURS;
    double theta[D / 2];
    rope_theta(theta, D, 10000);
    rope_scheme_set(t, theta, 1);
    for (int l = 0; l < t->encoder.layers; l++) {
        t->encoder.block[l].self_attn.turn = rope_turn;
        t->encoder.block[l].self_attn.ctx = rope;
    }
}

const Scheme rope_scheme = { "RoPE", install_rope, false };
