#include "04-positions/shaw.h"

#include "02-tensors/ops.h"
#include "04-positions/relative.h"

#include <math.h>

//@ shaw-attend
Tensor *shaw_attend(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                    int first, Tensor *RK, Tensor *RV)
{
    attend_check("shaw", q, k, v, mask, NULL);
    int T = q->dim[2], S = k->dim[2], R = RK->dim[0];
    int *column = clipped_columns(first, T, S, R / 2, R / 2);
    Tensor *qR = t_matmul(q, RK, false, true);              // (B,H,T,R)
    Tensor *qk = t_matmul(q, k, false, true);               // (B,H,T,S)
    Tensor *scores = t_add(qk, t_pick(qR, column, T, S));
    scores = t_scale(scores, 1 / sqrtf((float)last_dim(q)));
    Tensor *w = t_softmax(t_mask(scores, mask));
    Tensor *wR = t_matmul(t_pile(w, column, R), RV, false, false);
    return t_add(t_matmul(w, v, false, false), wR);         // (B,H,T,D)
}

//@ shaw
enum { SHAW_LIMIT = 16 };
typedef struct { Tensor *RK, *RV; } Shaw;       // of one block, for all heads

static Tensor *attend_shaw(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                           int first, void *ctx)
{
    Shaw *s = ctx;
    return shaw_attend(q, k, v, mask, first, s->RK, s->RV);
}

static void install_shaw(Tower *t, Params *ps, Rng *rng, int L)
{
    (void)L;
    int layers = t->encoder.layers, D = t->sizes.C / t->sizes.H;
    int R = 2 * SHAW_LIMIT + 1;
    Shaw *s = scheme_memory(t, (size_t)layers * sizeof *s);
    for (int l = 0; l < layers; l++) {
        s[l].RK = param(ps, DIMS(R, D), "position.layers.%d.key", l);
        s[l].RV = param(ps, DIMS(R, D), "position.layers.%d.value", l);
        init_normal(s[l].RK, rng, 0.1f);
        init_normal(s[l].RV, rng, 0.1f);
    }
    scheme_attend(t, attend_shaw, s, sizeof *s);
}

const Scheme shaw = { "Shaw", install_shaw, false };
