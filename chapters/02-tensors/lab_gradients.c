/* lab_gradients: does every op's gradient agree with nudging; and how must
   one ask, so that a backward that does nothing is found out? */
#include "lab.h"
#include "02-tensors/ops.h"

#include <math.h>
#include <stdio.h>

//@ gradients-ops
/* Some of what the ops need besides tensors. */
static const int ids[] = { 1, 0, 1, 1, 0, 0, 1, 0 };
static const CrossEntropy plain = { 0 }, smooth = { -1, 0.1f };

static Tensor *as_image(Tensor *x)                      // (B,1,H,W)
{
    return t_reshape(x, DIMS(x->dim[0], 1, x->dim[1], x->dim[2]));
}

static Tensor *in_heads(Tensor *x)
{
    return t_split_heads(x, 2);
}

/* As t_softmax, but its backward does nothing. */
static void dead_backward(Tensor *out)
{
    (void)out;
}

static Tensor *dead_softmax(Tensor *x)
{
    Tensor *out = t_softmax(x);
    out->backward = dead_backward;
    return out;
}

//@ gradients-calls
/* Every op, on x and y (B,T,C), p (T,C), u and v (C). The dead one is the
   last. */
#define CALLS(_)                                                           \
    _(t_matmul(x, y, false, true)) _(t_matmul(x, y, true, false))          \
    _(t_matmul(x, p, false, true)) _(t_matmul(x, x, false, true))          \
    _(t_matmul(x, t_transpose(y), false, false))                           \
    _(t_matmul(x, t_transpose(y), true, true))                             \
    _(t_add(x, y))                 _(t_add(x, x))                          \
    _(t_sub(x, y))                 _(t_sub(x, t_exp(x)))                   \
    _(t_mul(x, y))                 _(t_mul(x, x))                          \
    _(t_scale(x, 0.7f))            _(t_add_bias(x, u))                     \
    _(t_add_positions(x, p))       _(t_sum(x))                             \
    _(t_mean(x))                   _(t_exp(x))                             \
    _(t_log(t_mul(x, x)))          _(t_tanh(x))                            \
    _(t_sigmoid(x))                _(t_softplus(x))                        \
    _(t_relu(x))                   _(t_gelu(x, GELU_ERF))                  \
    _(t_gelu(x, GELU_TANH))        _(t_gelu(x, GELU_QUICK))                \
    _(t_dropout(x, 0.5f, &(Rng){ 1 }))                                     \
    _(t_softmax(x))                _(t_log_softmax(x))                     \
    _(t_layer_norm(x, u, v, 1e-5f))                                        \
    _(t_layer_norm(x, u, u, 1e-5f))                                        \
    _(t_l2_norm(x, 1e-6f))                                                 \
    _(t_embed(p, ids, DIMS(2, 4))) _(t_gather(p, ids, 5))                  \
    _(t_slice(x, 2, 1, 3))         _(t_concat(x, y, 1))                    \
    _(t_concat(x, x, 2))           _(t_reshape(x, DIMS((int)numel(x))))    \
    _(t_transpose(x))              _(in_heads(x))                          \
    _(t_merge_heads(in_heads(x)))  _(t_patches(as_image(x), 2))            \
    _(t_cross_entropy(x, ids, plain))                                      \
    _(t_cross_entropy(x, ids, smooth))                                     \
    _(t_cross_entropy_soft(x, t_softmax(y)))                               \
    _(dead_softmax(x))

//@ gradients-make-call
#define TEXT(call) #call,
static const char *const text[] = { CALLS(TEXT) };
enum { DEAD = sizeof text / sizeof *text - 1 };

/* Makes the call with this number. */
#define CALL(call)                                                         \
    if (number-- == 0)                                                     \
        return call;

static Tensor *call(int number, Tensor *x, Tensor *y, Tensor *p, Tensor *u,
                    Tensor *v)
{
    CALLS(CALL)
    return NULL;
}

//@ gradients-inputs
/* The numbers that are nudged, and the weights of the output. The inputs are
   multiples of 1/64 and away from zero: adding h = 1/128 rounds nothing, and
   no nudge crosses the bend of ReLU. */
enum { INPUTS = 5, MOST = 512 };
typedef struct {
    int B, T, C;
    float value[INPUTS][MOST], weight[MOST];
} Point;

static void draw_point(Point *at, Rng *rng, bool plain_sum)
{
    for (int i = 0; i < INPUTS; i++)
        for (int j = 0; j < MOST; j++) {
            float size = (float)(32 + rng_int(rng, 64)) / 64;
            at->value[i][j] = rng_int(rng, 2) ? size : -size;
        }
    for (int j = 0; j < MOST; j++)
        at->weight[j] = plain_sum ? 1 : rng_normal(rng);
}

/* Puts the inputs on the tape and makes the call. */
static Tensor *run(int number, const Point *at, Tensor *in[INPUTS])
{
    int B = at->B, T = at->T, C = at->C;
    const int dim[] = { B, T, C };
    for (int i = 0; i < INPUTS; i++) {
        int skip = i < 2 ? 0 : i < 3 ? 1 : 2;       // (B,T,C), (T,C), (C)
        in[i] = t_input(3 - skip, dim + skip, at->value[i]);
        in[i]->tracked = true;
    }
    return call(number, in[0], in[1], in[2], in[3], in[4]);
}

//@ gradients-loss
/* The loss in double: the output's elements, weighted and summed. */
static double loss_at(int number, const Point *at)
{
    Tensor *in[INPUTS], *out = run(number, at, in);
    double sum = 0;
    for (size_t i = 0; i < numel(out); i++)
        sum += (double)at->weight[i] * (double)out->data[i];
    tape_reset();
    return sum;
}

/* The same loss on the tape; its gradients. */
static void tape_gradients(int number, const Point *at,
                           float grad[INPUTS][MOST])
{
    Tensor *in[INPUTS], *out = run(number, at, in);
    backward(t_sum(t_mul(out, t_input(out->ndim, out->dim, at->weight))));
    for (int i = 0; i < INPUTS; i++)
        for (size_t j = 0; j < numel(in[i]); j++)
            grad[i][j] = in[i]->grad ? in[i]->grad[j] : 0;
    tape_reset();
}

//@ gradients-error
/* The largest difference between the two, relative to the largest slope (or
   to a tenth, where all slopes are smaller). */
static double error_of(int number, Point *at)
{
    const int B = at->B, T = at->T, C = at->C;
    const int size[INPUTS] = { B * T * C, B * T * C, T * C, C, C };
    static float grad[INPUTS][MOST];
    tape_gradients(number, at, grad);
    double worst = 0, largest = 0.1, h = 1.0 / 128;
    for (int i = 0; i < INPUTS; i++)
        for (int j = 0; j < size[i]; j++) {
            float *value = &at->value[i][j], middle = *value;
            *value = middle + (float)h;
            double there = loss_at(number, at);
            *value = middle - (float)h;
            double slope = (there - loss_at(number, at)) / (2 * h);
            *value = middle;
            worst = fmax(worst, fabs((double)grad[i][j] - slope));
            largest = fmax(largest, fabs(slope));
        }
    return worst / largest;
}

//@ gradients-check
/* The worse of two shapes; the second has rows longer than 16. */
static double check(int number, bool plain_sum, uint64_t seed)
{
    static Point at;
    Rng rng = rng_seed(seed);
    draw_point(&at, &rng, plain_sum);
    at.B = 2, at.T = 4, at.C = 6;
    double error = error_of(number, &at);
    at.B = 1, at.T = 2, at.C = 20;
    return fmax(error, error_of(number, &at));
}

//@ gradients-main
/* Each op is tried with inputs and weights from three seeds. */
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    enum { SEEDS = 3 };
    double worst = 0, limit = 1e-3;
    for (int i = 0; i < DEAD; i++) {
        double error = 0;
        for (uint64_t s = lab_seed(); s < lab_seed() + SEEDS; s++)
            error = fmax(error, check(i, false, s));
        printf("%.0e  %s\n", error, text[i]);
        lab_row("ops", "call=%s; error=%.1e", text[i], error);
        worst = fmax(worst, error);
        lab_progress(i + 1, DEAD);
    }
    double blind = 0, seen = INFINITY;
    for (uint64_t s = lab_seed(); s < lab_seed() + SEEDS; s++) {
        blind = fmax(blind, check(DEAD, true, s));
        seen = fmin(seen, check(DEAD, false, s));
    }
    printf("\na softmax whose backward does nothing:\n"
           "%.0e  at most under a plain sum\n"
           "%.0e  at least under random weights\n", blind, seen);
    lab_value("gradients-worst", worst);
    lab_value("gradients-blind", blind);
    lab_value("gradients-seen", seen);
    lab_claim("gradients-agree", "Every op's gradient is that of nudging, to "
              "within a thousandth.", HOLDS, worst < limit);
    lab_claim("gradients-need-weights", "Under a plain sum a softmax whose "
              "backward does nothing passes; under random weights it fails.",
              HOLDS, blind < limit && seen > 100 * limit);
    return lab_end();
}
