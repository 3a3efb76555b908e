/* The tape: laws, threads, and what the ops refuse. */
#include "check.h"
#include "cases.h"

#include <math.h>

static Tensor *tracked(Tensor *t)
{
    t->tracked = true;
    return t;
}

static Tensor *zeros(int ndim, const int *dim)
{
    Tensor *t = tape_new("x", ndim, dim, NULL, NULL, NULL, NULL);
    memset(t->data, 0, numel(t) * sizeof(float));
    return t;
}

TEST(law, "the diamond: b = a + a, c = b + b, dc/da = 4")
{
    Tensor *a = tracked(t_input(DIMS(1), (float[]){ 1 }));
    Tensor *b = t_add(a, a), *c = t_add(b, b);
    b->keep = true;
    backward(c);
    CHECK(a->grad[0] == 4, "%g", (double)a->grad[0]);
    CHECK(b->grad[0] == 2, "%g", (double)b->grad[0]);
    CHECK(!c->grad, "c has passed it on and has it still");
    tape_reset();
}

TEST(law, "a chain of any length needs memory for two gradients")
{
    enum { LINKS = 8 };
    size_t apart[2];
    for (int links = 1; links <= LINKS; links += LINKS - 1) {
        Tensor *x = tracked(zeros(DIMS(64, 64)));
        Tensor *y = x;
        for (int i = 0; i < links; i++)
            y = t_tanh(y);
        Tensor *loss = t_sum(y);
        char *before = tape_alloc(64);
        backward(loss);
        apart[links > 1] = (size_t)((char *)tape_alloc(64) - before);
        CHECK(x->grad && !y->grad, "whose gradient is kept");
        for (int i = 0; i < 64 * 64; i++)
            CHECK(x->grad[i] == 1, "%d: %g", i, (double)x->grad[i]);
        tape_reset();
    }
    CHECK(apart[1] == apart[0], "%zu and %zu", apart[0], apart[1]);
}

TEST(law, "the same tape again gives the same places and the same digits")
{
    float first[2];
    const float *place = NULL;
    for (int round = 0; round < 2; round++) {
        Tensor *x = tracked(t_input(DIMS(2), (float[]){ 0.3f, 2 }));
        backward(t_sum(t_tanh(t_mul(x, x))));
        for (int i = 0; i < 2; i++)
            CHECK(round == 0 || first[i] == x->grad[i], "%d", i);
        CHECK(round == 0 || place == x->grad, "another place");
        memcpy(first, x->grad, sizeof first);
        place = x->grad;
        tape_reset();
    }
}

TEST(law, "what is read after tape_reset is NaN, and so is what is not written")
{
    Tensor *x = tracked(t_input(DIMS(3), (float[]){ 1, 2, 3 }));
    backward(t_sum(x));
    const float *data = x->data, *grad = x->grad;
    tape_reset();
    for (int i = 0; i < 3; i++)
        CHECK(isnan(data[i]) && isnan(grad[i]), "%d", i);
    const float *fresh = tape_alloc(3 * sizeof(float));
    for (int i = 0; i < 3; i++)
        CHECK(isnan(fresh[i]), "%d", i);
    CHECK((size_t)fresh % 64 == 0, "%p", (const void *)fresh);
    tape_reset();
}

TEST(law, "the tape grows and nothing moves")
{
    float *small = tape_alloc(64), *large[8];
    small[0] = 5;
    for (size_t i = 0; i < 8; i++) {
        large[i] = tape_alloc(((size_t)1 << 18) * (i + 1) * sizeof(float));
        large[i][0] = (float)i;
        large[i][((size_t)1 << 18) * (i + 1) - 1] = (float)i;
    }
    CHECK(small[0] == 5, "%g", (double)small[0]);
    for (int i = 0; i < 8; i++)
        CHECK(large[i][0] == (float)i, "%d", i);
    tape_reset();
}

TEST(law, "only what is tracked gets a gradient")
{
    Tensor *x = t_input(DIMS(2, 2), (float[]){ 1, 2, 3, 4 });
    Tensor *w = tracked(t_input(DIMS(2, 2), (float[]){ 1, 0, 0, 1 }));
    Tensor *aside = t_exp(w), *inner = t_exp(x);
    backward(t_sum(t_matmul(inner, w, false, false)));
    CHECK(!x->grad && !inner->grad && !inner->tracked, "an input has one");
    CHECK(!aside->grad, "what the loss is not made of has one");
    CHECK(w->grad, "the weight has none");
    tape_reset();
}

TEST(law, "softmax sums to one, however large; a shift changes nothing")
{
    float x[40], y[40];
    for (int i = 0; i < 40; i++)
        x[i] = (float)(i % 7) * 100;
    Tensor *a = t_softmax(t_input(DIMS(2, 20), x));
    for (int i = 0; i < 40; i++)
        y[i] = x[i] + 1024;
    Tensor *b = t_softmax(t_input(DIMS(2, 20), y));
    double sum = 0;
    for (int i = 0; i < 20; i++)
        sum += (double)a->data[i];
    CHECK(fabs(sum - 1) < 1e-6, "%g", sum);
    CHECK(memcmp(a->data, b->data, sizeof x) == 0, "shifted");
    float masked[] = { 0, -INFINITY, 0, -INFINITY };
    Tensor *m = t_softmax(t_input(DIMS(1, 4), masked));
    CHECK(m->data[0] == 0.5f && m->data[1] == 0, "%g %g",
          (double)m->data[0], (double)m->data[1]);
    tape_reset();
}

TEST(law, "layer norm: gain and bias learn alike where x wants no gradient")
{
    enum { R = 130, C = 20 };
    float x[R * C], row[C], slopes[2][2][C];
    for (int i = 0; i < R * C; i++)
        x[i] = (float)(i * 37 % 101) / 16;
    for (int i = 0; i < C; i++)
        row[i] = (float)(i % 7) / 4;
    for (int wanted = 0; wanted < 2; wanted++) {
        Tensor *in = t_input(DIMS(R, C), x);
        in->tracked = wanted;
        Tensor *gain = tracked(t_input(DIMS(C), row));
        Tensor *bias = tracked(t_input(DIMS(C), row));
        Tensor *y = t_layer_norm(in, gain, bias, 1e-5f);
        backward(t_sum(t_mul(y, y)));
        CHECK(!in->grad == !wanted, "wanted %d", wanted);
        memcpy(slopes[wanted][0], gain->grad, sizeof row);
        memcpy(slopes[wanted][1], bias->grad, sizeof row);
        tape_reset();
    }
    CHECK(memcmp(slopes[0], slopes[1], sizeof slopes[0]) == 0, "they differ");
}

TEST(law, "layer norm: mean 0 and variance 1, far from zero too")
{
    enum { C = 100 };
    float x[C], one[C], zero[C] = { 0 };
    for (int i = 0; i < C; i++) {
        x[i] = 1000 + (float)(i * 37 % C) / 16;
        one[i] = 1;
    }
    Tensor *y = t_layer_norm(t_input(DIMS(C), x), t_input(DIMS(C), one),
                             t_input(DIMS(C), zero), 1e-5f);
    double mean = 0, square = 0;
    for (int i = 0; i < C; i++) {
        mean += (double)y->data[i] / C;
        square += (double)y->data[i] * (double)y->data[i] / C;
    }
    CHECK(fabs(mean) < 1e-4, "%g", mean);
    CHECK(fabs(square - 1) < 1e-4, "%g", square);
    tape_reset();
}

TEST(law, "dropout keeps the mean, and drops about a share p")
{
    Rng rng = rng_seed(1);
    Tensor *x = zeros(DIMS(100, 100));
    for (size_t i = 0; i < numel(x); i++)
        x->data[i] = 1;
    Tensor *y = t_dropout(x, 0.3f, &rng), *all = t_dropout(x, 0, &rng);
    double kept = 0;
    for (size_t i = 0; i < numel(y); i++) {
        CHECK(y->data[i] == 0 || y->data[i] == 1 / (1 - 0.3f), "%zu", i);
        kept += y->data[i] > 0;
    }
    CHECK(fabs(kept / 1e4 - 0.7) < 0.02, "%g", kept);
    CHECK(memcmp(all->data, x->data, numel(x) * sizeof(float)) == 0, "p = 0");
    tape_reset();
}

TEST(law, "NaN goes through every op of one input, and is found at its source")
{
    Tensor *x = t_input(DIMS(2, 2), (float[]){ 1, -1, 2, 3 });
    Tensor *bad = t_log(x);
    Tensor *(*ops[])(Tensor *) = { t_exp, t_log, t_tanh, t_sigmoid, t_softplus,
                                   t_relu, t_softmax, t_log_softmax, t_sum };
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++) {
        Tensor *y = ops[i](bad);
        bool found = false;
        for (size_t j = 0; j < numel(y); j++)
            found |= isnan(y->data[j]);
        CHECK(found, "%s hides it", y->op);
    }
    for (int g = GELU_ERF; g <= GELU_QUICK; g++)
        CHECK(isnan(t_gelu(bad, (Gelu)g)->data[1]), "gelu %d hides it", g);
    CHECK(tape_first_nan() == bad, "%s", shape(tape_first_nan()));
    tape_reset();
    t_exp(t_input(DIMS(1), (float[]){ 1 }));
    CHECK(tape_first_nan() == NULL, "found where there is none");
    tape_reset();
}

TEST(refusal, "two shapes that do not fit")
{
    Tensor *a = zeros(DIMS(2, 3)), *b = zeros(DIMS(4, 3)), *c = zeros(DIMS(3));
    Tensor *q = zeros(DIMS(2, 8, 16)), *k = zeros(DIMS(2, 8, 16));
    Tensor *m = zeros(DIMS(3, 16, 8)), *two = zeros(DIMS(8, 5));
    q->name = "h.0.attn.q";
    k->name = "h.0.attn.k";
    CHECK_REFUSED("matmul: h.0.attn.q(2,8,16) x h.0.attn.k(2,8,16): inner "
                  "dims differ, 16 != 8", t_matmul(q, k, false, false));
    CHECK_REFUSED("matmul: x(2,3) x x(3): a matrix has two dimensions at least",
                  t_matmul(a, c, false, false));
    CHECK_REFUSED("matmul: h.0.attn.q(2,8,16) x x(3,16,8): leading dims differ",
                  t_matmul(q, m, false, false));
    CHECK_REFUSED("matmul: h.0.attn.q(2,8,16) x x(8,5): many transposed "
                  "matrices and one", t_matmul(q, two, true, false));
    CHECK_REFUSED("add: x(2,3) and x(4,3): the shapes differ", t_add(a, b));
    CHECK_REFUSED("sub: x(2,3) and x(3): the shapes differ", t_sub(a, c));
    CHECK_REFUSED("mul: x(2,3) and x(4,3): the shapes differ", t_mul(a, b));
    CHECK_REFUSED("add_bias: x(2,3) + x(4,3): the bias is not one row",
                  t_add_bias(a, b));
    CHECK_REFUSED("add_bias: x(8,5) + x(3): row lengths differ, 5 != 3",
                  t_add_bias(two, c));
    CHECK_REFUSED("add_positions: x(2,3) + x(4,3): not (B,T,C) and (T,C)",
                  t_add_positions(a, b));
    CHECK_REFUSED("layer_norm: x(8,5) with x(3) and x(3): gain and bias are "
                  "not as long as a row", t_layer_norm(two, c, c, 1));
    CHECK_REFUSED("cross_entropy_soft: x(2,3) and x(4,3): the shapes differ",
                  t_cross_entropy_soft(a, b));
    CHECK_REFUSED("concat: x(2,3) and x(8,5) differ in more than axis 0",
                  t_concat(a, two, 0));
    CHECK_REFUSED("concat: x(2,3) has no axis 2", t_concat(a, b, 2));
    tape_reset();
}

TEST(refusal, "shapes that cannot be cut so")
{
    Tensor *a = zeros(DIMS(2, 3)), *c = zeros(DIMS(3));
    Tensor *x = zeros(DIMS(2, 4, 6));
    Tensor *image = zeros(DIMS(1, 1, 4, 6));
    CHECK_REFUSED("slice: x(2,3) has no axis 2", t_slice(a, 2, 0, 1));
    CHECK_REFUSED("slice: x(2,3): 2 places from 2 on do not lie in axis 1",
                  t_slice(a, 1, 2, 2));
    CHECK_REFUSED("slice: x(2,3): 0 places from 0 on do not lie in axis 1",
                  t_slice(a, 1, 0, 0));
    CHECK_REFUSED("reshape: x(2,3) to reshape(5): 5 elements, not 6",
                  t_reshape(a, DIMS(5)));
    CHECK_REFUSED("reshape: dimension 1 is 0", t_reshape(a, DIMS(6, 0)));
    CHECK_REFUSED("transpose: x(3) has one axis only", t_transpose(c));
    CHECK_REFUSED("split_heads: x(2,3) is not (B,T,C)", t_split_heads(a, 1));
    CHECK_REFUSED("split_heads: x(2,4,6): 6 is not a multiple of 4 heads",
                  t_split_heads(x, 4));
    CHECK_REFUSED("merge_heads: x(2,4,6) is not (B,H,T,D)", t_merge_heads(x));
    CHECK_REFUSED("patches: x(2,4,6) is not (B,Ch,H,W)", t_patches(x, 2));
    CHECK_REFUSED("patches: x(1,1,4,6): 4 x 6 pixels do not divide into "
                  "squares of 4", t_patches(image, 4));
    tape_reset();
}

TEST(refusal, "ids, targets and settings outside of what there is")
{
    Tensor *a = zeros(DIMS(2, 3)), *c = zeros(DIMS(3));
    Rng rng = rng_seed(1);
    CHECK_REFUSED("embed: x(2,3): id 1 is 2, not in 0 to 1",
                  t_embed(a, (int[]){ 0, 2 }, DIMS(2)));
    CHECK_REFUSED("gather: x(2,3): id 0 is -1, not in 0 to 1",
                  t_gather(a, (int[]){ -1 }, 1));
    CHECK_REFUSED("embed: x(3) is not a table of rows",
                  t_embed(c, (int[]){ 0 }, DIMS(1)));
    CHECK_REFUSED("embed: x(2,3): ids of 4 dimensions, not 1 to 3",
                  t_embed(a, (int[]){ 0 }, DIMS(1, 1, 1, 1)));
    CHECK_REFUSED("gather: dimension 0 is 0", t_gather(a, (int[]){ 0 }, 0));
    CHECK_REFUSED("cross_entropy: x(2,3): target 1 is 3, not in 0 to 2",
                  t_cross_entropy(a, (int[]){ 0, 3 }, (CrossEntropy){ 0 }));
    CHECK_REFUSED("cross_entropy: x(2,3): target 0 is -100, not in 0 to 2",
                  t_cross_entropy(a, (int[]){ -100, 1 }, (CrossEntropy){ 0 }));
    CHECK_REFUSED("cross_entropy: x(2,3): every target is ignored",
                  t_cross_entropy(a, (int[]){ -1, -1 },
                                  (CrossEntropy){ .ignored = -1 }));
    CHECK_REFUSED("cross_entropy: the ignored target is 2, not negative",
                  t_cross_entropy(a, (int[]){ 0, 1 },
                                  (CrossEntropy){ .ignored = 2 }));
    CHECK_REFUSED("cross_entropy: smoothing is 1, not in [0, 1)",
                  t_cross_entropy(a, (int[]){ 0, 1 },
                                  (CrossEntropy){ .smoothing = 1 }));
    CHECK_REFUSED("dropout: x(2,3): p is 1, not in [0, 1)",
                  t_dropout(a, 1, &rng));
    CHECK_REFUSED("dropout: x(2,3): p is nan, not in [0, 1)",
                  t_dropout(a, fabsf(NAN), &rng));
    CHECK_REFUSED("layer_norm: x(2,3): eps is 0, not above 0",
                  t_layer_norm(a, c, c, 0));
    CHECK_REFUSED("l2_norm: x(2,3): eps is 0, not above 0", t_l2_norm(a, 0));
    tape_reset();
}

TEST(refusal, "backward from where there is no way back")
{
    Tensor *x = tracked(zeros(DIMS(2, 3))), *y = zeros(DIMS(1));
    CHECK_REFUSED("backward: exp(2,3) is not one number", backward(t_exp(x)));
    CHECK_REFUSED("backward: exp(1) depends on nothing that is tracked",
                  backward(t_exp(y)));
    Tensor *loss = t_sum(x);
    backward(loss);
    CHECK_REFUSED("backward: sum(1): the tape has been gone back already, "
                  "tape_reset comes first", backward(loss));
    tape_reset();
}

TEST(refusal, "shapes that no tensor has, and tensors that are no more")
{
    Tensor *old = zeros(DIMS(2, 3));
    CHECK_REFUSED("input: 5 dimensions, not 1 to 4",
                  t_input(5, (int[]){ 1, 1, 1, 1, 1 }, NULL));
    CHECK_REFUSED("input: dimension 1 is -2", t_input(DIMS(3, -2), NULL));
    CHECK_REFUSED("input: too many elements",
                  t_input(DIMS(1 << 30, 1 << 30, 1 << 30), NULL));
    tape_reset();
    CHECK_REFUSED("exp: a tensor of before the last tape_reset", t_exp(old));
}

/* A sanitizer may add lines of its own, so the last one is looked at. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

TEST(refusal, "no memory: one line, and the status 1")
{
    int ends[2];
    char text[8192];
    fflush(stdout);
    CU_ASSERT_FATAL(pipe(ends) == 0);
    pid_t child = fork();
    if (child == 0) {
        check_is_child = true;
        dup2(ends[1], 2);
        close(ends[0]);
        tape_alloc((size_t)1 << 60);
        _exit(0);
    }
    close(ends[1]);
    int status = check_collect(ends[0], child, text, sizeof text);
    CHECK(status == 1, "status %d", status);
    CHECK(strstr(text, "tape: no memory for 1152921504608944128 bytes more\n"),
          "%s", text);
}

/* A step with all that is shared between threads, large enough for it; its
   output and gradients in a checksum of their bits. */
static unsigned long long digits_of_a_step(void)
{
    enum { R = 200, C = 200 };      // together above LARGE
    Rng rng = rng_seed(4);
    Tensor *x = tracked(zeros(DIMS(R, C))), *w = tracked(zeros(DIMS(C, C)));
    Tensor *g = tracked(zeros(DIMS(C))), *b = tracked(zeros(DIMS(C)));
    Tensor *all[] = { x, w, g, b };
    for (int k = 0; k < 4; k++)
        for (size_t i = 0; i < numel(all[k]); i++)
            all[k]->data[i] = rng_normal(&rng) * 0.1f;
    Tensor *h = t_layer_norm(x, g, b, 1e-5f);
    h = t_gelu(t_add_bias(t_matmul(h, w, false, true), b), GELU_ERF);
    Tensor *unit = t_l2_norm(h, 1e-6f), *logs = t_log_softmax(h);
    h = t_add(t_mul(unit, logs), t_softmax(h));
    h = t_merge_heads(t_split_heads(t_reshape(h, DIMS(4, R / 4, C)), 8));
    static int target[R];
    backward(t_cross_entropy(h, target, (CrossEntropy){ .smoothing = 0.1f }));
    unsigned long long sum = 0;
    for (int k = 0; k < 4; k++)
        for (size_t i = 0; i < numel(all[k]); i++) {
            unsigned bits;
            memcpy(&bits, &all[k]->grad[i], sizeof bits);
            sum = sum * 1099511628211u + bits;
        }
    tape_reset();
    return sum;
}

#ifdef _OPENMP
#include <omp.h>
static void threads(int n) { omp_set_num_threads(n); }
#else
static void threads(int n) { (void)n; }
#endif

TEST(law, "the same digits with 1, 2 and 8 threads")
{
    threads(1);
    unsigned long long one = digits_of_a_step();
    threads(2);
    unsigned long long two = digits_of_a_step();
    threads(8);
    unsigned long long eight = digits_of_a_step();
    CHECK(one == two, "%llx and %llx", one, two);
    CHECK(one == eight, "%llx and %llx", one, eight);
}

/* Recorded once; every compiler and every width of vectors must make it. */
TEST(golden, "the same digits on every machine")
{
    unsigned long long digits = digits_of_a_step();
    CHECK(digits == 0x14c71217d0ad229a, "%llx", digits);
}

CHECK_MAIN("02 tape")
