#include "04-positions/multiplied.h"

#include "02-tensors/op_common.h"

//@ multiplicative
/* The ids of places first, first + 1, ... for B texts. */
static int *places(int B, int T, int first)
{
    int *at = tape_alloc((size_t)B * (size_t)T * sizeof *at);
    for (int i = 0; i < B * T; i++)
        at[i] = first + i % T;
    return at;
}

static Tensor *place_multiplied(Tensor *x, const int *ids, int first,
                                void *ctx)
{
    (void)ids;
    Tensor *table = *(Tensor **)ctx;
    int B = x->dim[0], T = x->dim[1];
    REQUIRE(first + T <= table->dim[0], "multiplicative: place %d, but %s "
            "ends at %d", first + T - 1, shape(table), table->dim[0] - 1);
    return t_mul(x, t_embed(table, places(B, T, first), DIMS(B, T)));
}

static void install_multiplied(Tower *t, Params *ps, Rng *rng, int L)
{
    Tensor **table = scheme_memory(t, sizeof *table);
    *table = param(ps, DIMS(L, t->sizes.C), "position.table");
    init_normal(*table, rng, 0.3f);
    for (size_t n = 0; n < numel(*table); n++)
        (*table)->data[n] += 1;                         // about one
    t->place = place_multiplied;
}

const Scheme multiplicative = { "multiplicative", install_multiplied, true };

//@ spin
/* y = x e^(i angle), pair by pair. */
static void spin_backward(Tensor *out)
{
    Tensor *x = out->src[0], *speed = out->src[1];
    const int *first = out->ctx;
    size_t pairs = numel(speed), half = last_dim(speed);
    size_t T = (size_t)out->dim[1];
    for (size_t n = 0; n < pairs; n++) {
        float at = (float)*first + (float)(n / half % T);
        double angle = (double)(at * speed->data[n]);
        float c = (float)cos(angle), s = (float)sin(angle);
        const float *g = out->grad + 2 * n, *y = out->data + 2 * n;
        if (x->grad) {
            x->grad[2 * n] += g[0] * c + g[1] * s;
            x->grad[2 * n + 1] += g[1] * c - g[0] * s;
        }
        if (speed->grad)                    // dy / d angle = i y
            speed->grad[n] += at * (g[1] * y[0] - g[0] * y[1]);
    }
}

Tensor *t_spin(Tensor *x, Tensor *speed, int first)
{
    REQUIRE(x->ndim == 3 && speed->ndim == 3 && numel(x) == 2 * numel(speed)
            && x->dim[2] == 2 * speed->dim[2], "spin: %s by %s: not (B,T,C) "
            "and (B,T,C/2)", shape(x), shape(speed));
    Tensor *out = tape_new("spin", 3, x->dim, spin_backward, x, speed, NULL);
    out->ctx = memcpy(tape_alloc(sizeof first), &first, sizeof first);
    size_t pairs = numel(speed), half = last_dim(speed);
    for (size_t n = 0; n < pairs; n++) {
        float at = (float)first + (float)(n / half % (size_t)x->dim[1]);
        double angle = (double)(at * speed->data[n]);
        float c = (float)cos(angle), s = (float)sin(angle);
        const float *from = x->data + 2 * n;
        out->data[2 * n] = from[0] * c - from[1] * s;
        out->data[2 * n + 1] = from[0] * s + from[1] * c;
    }
    return out;
}

//@ complex
/* A token's row already holds r_j e^(i theta_j), one pair for each complex
   number; what is to be learned besides is the speed, of each word. */
static Tensor *place_complex(Tensor *x, const int *ids, int first, void *ctx)
{
    Tensor *speed = *(Tensor **)ctx;
    int B = x->dim[0], T = x->dim[1];
    return t_spin(x, t_embed(speed, ids, DIMS(B, T)), first);
}

static void install_complex(Tower *t, Params *ps, Rng *rng, int L)
{
    (void)L, (void)rng;
    int half = t->sizes.C / 2;
    Tensor **speed = scheme_memory(t, sizeof *speed);
    *speed = param(ps, DIMS(t->sizes.V, half), "position.speed");
    for (size_t n = 0; n < numel(*speed); n++)
        (*speed)->data[n] = (float)pow(10000, -(double)(n % half) / half);
    t->place = place_complex;
}

const Scheme complex_words = { "complex", install_complex, false };
