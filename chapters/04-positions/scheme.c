#include "04-positions/scheme.h"

#include "01-sliding-window/require.h"

//@ scheme-doors
void *scheme_memory(Tower *t, size_t bytes)
{
    REQUIRE(!t->position && !t->ctx, "scheme: the tower knows of places "
            "already");
    return t->ctx = allocate(1, bytes);
}

void scheme_attend(Tower *t, Attend *attend, void *ctx, size_t each)
{
    for (int l = 0; l < t->encoder.layers; l++) {
        Attention *a = &t->encoder.block[l].self_attn;
        a->attend = attend;
        a->ctx = each > 0 ? (char *)ctx + (size_t)l * each : ctx;
    }
}

void scheme_remove(Tower *t)
{
    for (int l = 0; l < t->encoder.layers; l++) {
        Attention *a = &t->encoder.block[l].self_attn;
        a->turn = NULL;
        a->attend = NULL;
        a->ctx = NULL;
    }
    t->place = NULL;
    free(t->ctx);
    t->ctx = NULL;
}

//@ nope
static void install_nope(Tower *t, Params *ps, Rng *rng, int L)
{
    (void)t, (void)ps, (void)rng, (void)L;
}

const Scheme nope = { "NoPE", install_nope, false };
