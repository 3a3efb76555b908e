#include "04-positions/transformer_xl.h"

#include "01-sliding-window/require.h"
#include "02-tensors/ops.h"
#include "04-positions/absolute.h"
#include "04-positions/relative.h"

#include <math.h>

//@ xl-rows
/* Sinusoids of a falling distance: those of a rising one, turned round. */
Tensor *xl_rows(int first, int T, int S, int C)
{
    int n = T + S - 1;
    int *falling = tape_alloc((size_t)n * sizeof *falling);
    for (int i = 0; i < n; i++)
        falling[i] = n - 1 - i;
    Tensor *rising = sinusoid_rows(first - S + 1, n, C, HALVES);
    return t_gather(rising, falling, n);
}

//@ relative-shift
Tensor *t_relative_shift(Tensor *x, int S)
{
    int T = x->dim[x->ndim - 2], n = T + S - 1;
    REQUIRE((int)last_dim(x) == n, "relative_shift: %s: rows of %zu, not %d",
            shape(x), last_dim(x), n);
    int *column = tape_alloc((size_t)n * sizeof *column);
    for (int i = 0; i < n; i++)
        column[i] = i;
    return t_pick(x, column, T, S);
}

//@ xl-scores
Tensor *xl_scores(Tensor *q, Tensor *k, int first, const RelativeXl *r)
{
    int B = q->dim[0], H = q->dim[1], T = q->dim[2], S = k->dim[2];
    Tensor *R = xl_rows(first, T, S, H * q->dim[3]);        // (T+S-1,C)
    Tensor *kR = heads_of_rows(t_linear(r->r_proj, R), B, H);
    Tensor *content = t_matmul(add_to_heads(q, r->u), k, false, true);
    Tensor *place = t_matmul(add_to_heads(q, r->v), kR, false, true);
    Tensor *scores = t_add(content, t_relative_shift(place, S));
    return t_scale(scores, 1 / sqrtf((float)last_dim(q)));  // (B,H,T,S)
}

//@ xl
static Tensor *attend_xl(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                         int first, void *ctx)
{
    attend_check("xl", q, k, v, mask, NULL);
    Tensor *scores = xl_scores(q, k, first, ctx);
    return t_matmul(t_softmax(t_mask(scores, mask)), v, false, false);
}

/* A row for each head, zeros at first. */
static Tensor *head_rows(Params *ps, const Tower *t, const char *name)
{
    return param(ps, DIMS(t->sizes.H, t->sizes.C / t->sizes.H), "%s", name);
}

static RelativeXl *xl_new(Tower *t, Params *ps, Rng *rng)
{
    int layers = t->encoder.layers, C = t->sizes.C;
    RelativeXl *r = scheme_memory(t, (size_t)layers * sizeof *r);
    for (int l = 0; l < layers; l++) {
        const char *name = path("position.layers.%d.r_proj", l);
        r[l].r_proj = (Linear){ param(ps, DIMS(C, C), "%s.weight", name),
                                NULL };
        init_uniform(r[l].r_proj.weight, rng, 1 / sqrtf((float)C));
    }
    scheme_attend(t, attend_xl, r, sizeof *r);
    return r;
}

//@ xl-tied
/* All blocks share u and v. */
static void install_xl(Tower *t, Params *ps, Rng *rng, int L)
{
    (void)L;
    RelativeXl *r = xl_new(t, ps, rng);
    r[0].u = head_rows(ps, t, "position.u");
    r[0].v = head_rows(ps, t, "position.v");
    for (int l = 1; l < t->encoder.layers; l++) {
        r[l].u = r[0].u;
        r[l].v = r[0].v;
    }
}

const Scheme transformer_xl = { "Transformer-XL", install_xl, false };

//@ xlnet
/* Each block has its own. */
static void install_xlnet(Tower *t, Params *ps, Rng *rng, int L)
{
    (void)L;
    RelativeXl *r = xl_new(t, ps, rng);
    for (int l = 0; l < t->encoder.layers; l++) {
        r[l].u = head_rows(ps, t, path("position.layers.%d.u", l));
        r[l].v = head_rows(ps, t, path("position.layers.%d.v", l));
    }
}

const Scheme xlnet = { "XLNet", install_xlnet, false };
