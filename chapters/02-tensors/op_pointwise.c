#include "02-tensors/op_common.h"

//@ pointwise
/* An op on each element alone: y = f(x), and its slope dy/dx, written with
   x and y. By the chain rule the gradient of x gains slope times that of
   y. */
#define POINTWISE(name, f, slope)                                          \
    static void name##_backward(Tensor *out)                               \
    {                                                                      \
        size_t n = numel(out);                                             \
        const float *xs = out->src[0]->data, *ys = out->data;              \
        float *to = out->src[0]->grad, *g = out->grad;                     \
        SHARED_LOOP                                                        \
        for (size_t i = 0; i < n; i++) {                                   \
            float x = xs[i], y = ys[i];                                    \
            (void)x, (void)y;                                              \
            to[i] += g[i] * (slope);                                       \
        }                                                                  \
    }                                                                      \
                                                                           \
    Tensor *t_##name(Tensor *in)                                           \
    {                                                                      \
        Tensor *out = tape_new(#name, in->ndim, in->dim, name##_backward,  \
                               in, NULL, NULL);                            \
        size_t n = numel(out);                                             \
        const float *xs = in->data;                                        \
        float *ys = out->data;                                             \
        SHARED_LOOP                                                        \
        for (size_t i = 0; i < n; i++) {                                   \
            float x = xs[i];                                               \
            ys[i] = (f);                                                   \
        }                                                                  \
        return out;                                                        \
    }

//@ pointwise-ops
POINTWISE(exp, real_exp(x), y)
POINTWISE(log, real_log(x), 1 / x)
POINTWISE(tanh, real_tanh(x), 1 - y * y)
POINTWISE(sigmoid, real_sigmoid(x), y * (1 - y))
POINTWISE(softplus, real_softplus(x), real_sigmoid(x))
POINTWISE(relu, x < 0 ? 0 : x, x > 0 ? 1 : 0)

//@ gelu
/* x times the probability that a normal number is below x. */
static inline float below(float x)
{
    return 0.5f + 0.5f * real_erf(x * 0.707106781f);        // 1 / sqrt(2)
}

static inline float gelu_slope(float x)
{
    float density = 0.398942280f * real_exp(-0.5f * x * x);
    return below(x) + x * density;                          // 1 / sqrt(2 pi)
}

POINTWISE(gelu_erf, x * below(x), gelu_slope(x))

//@ gelu-by-sigmoid
/* x sigmoid(u), where u is nearly a multiple of x; du is the slope of u. */
static inline float gated_slope(float x, float u, float du)
{
    float s = real_sigmoid(u);
    return s + x * s * (1 - s) * du;
}

/* 0.5 (1 + tanh(u / 2)) is sigmoid(u); 1.59576912 is 2 sqrt(2 / pi). */
static inline float nearly(float x)
{
    return 1.59576912f * (x + 0.044715f * x * x * x);
}

POINTWISE(gelu_tanh, x * real_sigmoid(nearly(x)),
          gated_slope(x, nearly(x), 1.59576912f * (1 + 0.134145f * x * x)))
POINTWISE(gelu_quick, x * real_sigmoid(1.702f * x),
          gated_slope(x, 1.702f * x, 1.702f))

Tensor *t_gelu(Tensor *x, Gelu which)
{
    return which == GELU_ERF ? t_gelu_erf(x)
        : which == GELU_TANH ? t_gelu_tanh(x) : t_gelu_quick(x);
}

//@ dropout
Tensor *t_dropout(Tensor *x, float p, Rng *rng)
{
    REQUIRE(p >= 0 && p < 1, "dropout: %s: p is %g, not in [0, 1)", shape(x),
            (double)p);
    Tensor *kept = tape_new("dropout", x->ndim, x->dim, NULL, NULL, NULL, NULL);
    for (size_t i = 0; i < numel(x); i++)
        kept->data[i] = rng_uniform(rng) < p ? 0 : 1 / (1 - p);
    return t_mul(x, kept);
}
