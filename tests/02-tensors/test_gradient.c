/* Every op of chapter 2 against central differences. */
#include "check.h"
#include "cases.h"
#include "gradient.h"

/* Tracked inputs on the tape: random, and not where a ReLU has its kink. */
static int random_inputs(const Case *c, Rng *rng, Tensor *x[3])
{
    int inputs = 0;
    for (; inputs < 3 && c->in[inputs].n > 0; inputs++) {
        Shape s = c->in[inputs];
        Tensor *t = tape_new("x", s.n, s.d, NULL, NULL, NULL, NULL);
        for (size_t i = 0; i < numel(t); i++) {
            float size = 0.1f + 1.5f * rng_uniform(rng);
            t->data[i] = c->positive || rng_u32(rng) % 2 ? size : -size;
        }
        t->tracked = true;
        x[inputs] = t;
    }
    return inputs;
}

TEST(gradient, "of every op, at two shapes")
{
    for (int c = 0; c < CASES; c++) {
        Rng rng = rng_seed(3 + (uint64_t)c);
        Tensor *x[3];
        int inputs = random_inputs(&cases[c], &rng, x);
        double worst = gradient_error(cases[c].run, variant(c), x, inputs);
        CHECK(worst < 1e-3, "%s, variant %d: %g", cases[c].name, variant(c),
              worst);
        tape_reset();
    }
}

CASE(both_add, t_add(x[0], x[0]))
CASE(both_sub, t_sub(t_scale(x[0], 3), x[0]))
CASE(both_mul, t_mul(x[0], x[0]))
CASE(both_matmul, t_matmul(x[0], x[0], false, true))
CASE(both_concat, t_concat(x[0], x[0], 0))
CASE(both_bias, t_add_bias(x[0], t_reshape(t_slice(x[0], 0, 0, 1), DIMS(4))))
CASE(both_softmax, t_mul(t_softmax(x[0]), x[0]))
CASE(residual, t_add(x[0], t_gelu(t_matmul(x[0], x[0], true, false),
                                  GELU_ERF)))
CASE(both_soft, t_cross_entropy_soft(x[0], t_softmax(x[0])))

TEST(gradient, "of one input used twice")
{
    static const Case twice[] = {
        { "add", both_add, 0, { { 2, { 3, 4 } } } },
        { "sub", both_sub, 0, { { 2, { 3, 4 } } } },
        { "mul", both_mul, 0, { { 2, { 3, 4 } } } },
        { "matmul", both_matmul, 0, { { 2, { 3, 4 } } } },
        { "concat", both_concat, 0, { { 2, { 3, 4 } } } },
        { "add_bias", both_bias, 0, { { 2, { 3, 4 } } } },
        { "softmax", both_softmax, 0, { { 2, { 3, 4 } } } },
        { "residual", residual, 0, { { 2, { 4, 4 } } } },
        { "cross_soft", both_soft, 0, { { 2, { 3, 4 } } } },
    };
    for (size_t c = 0; c < sizeof twice / sizeof *twice; c++) {
        Rng rng = rng_seed(5);
        Tensor *x[3];
        random_inputs(&twice[c], &rng, x);
        double worst = gradient_error(twice[c].run, 0, x, 1);
        CHECK(worst < 1e-3, "%s: %g", twice[c].name, worst);
        tape_reset();
    }
}

/* The same places are dropped each time, as the seed is the same. */
static Tensor *dropped(Tensor **x, int v)
{
    Rng rng = rng_seed(9);
    return t_dropout(x[0], v ? 0.7f : 0.2f, &rng);
}

TEST(gradient, "of dropout")
{
    static const Case c[] = { { "dropout", dropped, 0, { { 2, { 4, 5 } } } },
                              { "dropout", dropped, 0, { { 1, { 17 } } } } };
    for (int v = 0; v < 2; v++) {
        Rng rng = rng_seed(5);
        Tensor *x[3];
        random_inputs(&c[v], &rng, x);
        double worst = gradient_error(dropped, v, x, 1);
        CHECK(worst < 1e-3, "variant %d: %g", v, worst);
        tape_reset();
    }
}

/* A backward without its factor 2: the check must see it. */
static void wrong_backward(Tensor *out)
{
    for (size_t i = 0; i < numel(out); i++)
        out->src[0]->grad[i] += out->grad[i] * out->src[0]->data[i];
}

static Tensor *wrong_square(Tensor **x, int v)
{
    (void)v;
    Tensor *out = tape_new("square", x[0]->ndim, x[0]->dim, wrong_backward,
                           x[0], NULL, NULL);
    for (size_t i = 0; i < numel(out); i++)
        out->data[i] = x[0]->data[i] * x[0]->data[i];
    return out;
}

TEST(gradient, "a wrong backward is found")
{
    Case c = { "square", wrong_square, 0, { { 1, { 5 } } } };
    Rng rng = rng_seed(5);
    Tensor *x[3];
    random_inputs(&c, &rng, x);
    double worst = gradient_error(wrong_square, 0, x, 1);
    CHECK(worst > 0.4, "%g", worst);
    tape_reset();
}

CHECK_MAIN("02 gradient")
