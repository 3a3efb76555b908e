#include "04-positions/tupe.h"

#include "01-sliding-window/require.h"
#include "02-tensors/ops.h"
#include "04-positions/t5.h"

#include <math.h>
#include <string.h>

//@ untie-first
/* Which number of cls, 0 or 1, stands at row r and column j; or none. */
static int untied(int first, size_t r, int j)
{
    return first == 0 && r == 0 ? 0 : j == 0 ? 1 : -1;
}

static void untie_backward(Tensor *out)
{
    Tensor *bias = out->src[0], *cls = out->src[1];
    int H = out->dim[0], T = out->dim[1], S = out->dim[2];
    int first = *(int *)out->ctx;
    for (size_t r = 0; r < rows_of(out); r++)
        for (int j = 0; j < S; j++) {
            int which = untied(first, r % (size_t)T, j);
            float g = out->grad[r * (size_t)S + (size_t)j];
            if (which >= 0 && cls->grad)
                cls->grad[which * H + (int)r / T] += g;
            else if (which < 0 && bias->grad)
                bias->grad[r * (size_t)S + (size_t)j] += g;
        }
}

Tensor *t_untie_first(Tensor *bias, Tensor *cls, int first)
{
    int H = bias->dim[0], T = bias->dim[1], S = bias->dim[2];
    Tensor *out = tape_new("untie_first", 3, bias->dim, untie_backward, bias,
                           cls, NULL);
    out->ctx = memcpy(tape_alloc(sizeof first), &first, sizeof first);
    for (size_t r = 0; r < rows_of(out); r++)
        for (int j = 0; j < S; j++) {
            int which = untied(first, r % (size_t)T, j);
            out->data[r * (size_t)S + (size_t)j] = which < 0
                ? bias->data[r * (size_t)S + (size_t)j]
                : cls->data[which * H + (int)r / T];
        }
    return out;
}

//@ tupe-bias
Tensor *tupe_bias(const Tupe *p, int T, int S, int first)
{
    int L = p->table->dim[0], C = p->table->dim[1], H = p->buckets->dim[1];
    REQUIRE(first + T <= L && S <= L, "tupe: place %d, but %s ends at %d",
            (S > first + T ? S : first + T) - 1, shape(p->table), L - 1);
    Tensor *places = layer_norm(p->norm, p->table);         // (L,C)
    Tensor *at = t_slice(places, 0, first, T);
    Tensor *of = t_slice(places, 0, 0, S);
    at = t_reshape(t_linear(p->q_proj, at), DIMS(1, T, C));
    of = t_reshape(t_linear(p->k_proj, of), DIMS(1, S, C));
    at = t_split_heads(at, H);                              // (1,H,T,D)
    of = t_split_heads(of, H);                              // (1,H,S,D)
    Tensor *scores = t_matmul(at, of, false, true);         // (1,H,T,S)
    scores = t_scale(scores, 1 / sqrtf(2 * (float)last_dim(at)));
    Tensor *far = t5_bias(p->buckets, T, S, first, p->both);
    Tensor *bias = t_add(t_reshape(scores, DIMS(H, T, S)), far);
    return p->cls ? t_untie_first(bias, p->cls, first) : bias;
}

//@ tupe
/* The words' part has the same scale, 1 / sqrt(2D). */
static Tensor *attend_tupe(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                           int first, void *ctx)
{
    Tensor *bias = tupe_bias(ctx, q->dim[2], k->dim[2], first);
    return t_attend_streamed(t_scale(q, sqrtf(0.5f)), k, v, mask, bias);
}

static void install_tupe(Tower *t, Params *ps, Rng *rng, int L)
{
    int C = t->sizes.C;
    Tupe *p = scheme_memory(t, sizeof *p);              // one for all blocks
    p->table = param(ps, DIMS(L, C), "position.table");
    init_normal(p->table, rng, 0.1f);
    p->norm = layer_norm_new(ps, "position.layer_norm", C);
    p->q_proj = linear_new(ps, rng, "position.q_proj", C, C);
    p->k_proj = linear_new(ps, rng, "position.k_proj", C, C);
    p->buckets = param(ps, DIMS(T5_BUCKETS, t->sizes.H), "position.bias");
    scheme_attend(t, attend_tupe, p, 0);
}

const Scheme tupe = { "TUPE", install_tupe, true };
