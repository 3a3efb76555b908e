/* bench_engine: the seconds that ops and a training step take. It is a
   library, which bench_engine.py calls, and a program of its own. */
#include "02-tensors/ops.h"
#include "02-tensors/optim.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

double bench_op(int op, int R, int C, bool back);
void bench_step_open(void);
double bench_step(bool work);
void bench_step_close(void);

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Values for ops on (R,C), made once for each shape. */
static struct { Params all; Tensor *x, *gain, *bias; float *dy; } in;

static void make_inputs(int R, int C)
{
    if (in.x && in.x->dim[0] == R && in.x->dim[1] == C)
        return;
    Rng rng = rng_seed(1);
    params_close(&in.all);
    in.x = param(&in.all, DIMS(R, C), "x");
    in.gain = param(&in.all, DIMS(C), "gain");
    in.bias = param(&in.all, DIMS(C), "bias");
    in.dy = param(&in.all, DIMS(R, C), "dy")->data;
    for (int k = 0; k < in.all.count; k++)
        init_uniform(in.all.at[k], &rng, 3);
}

enum { LAYER_NORM, SOFTMAX, GELU_OP, GELU_TANH_OP, OPS };

/* The time of one op on (R,C), whose input an op before it has just made;
   or of its backward, with the zeroing of the gradient that it adds to. */
double bench_op(int op, int R, int C, bool back)
{
    tape_reset();
    make_inputs(R, C);
    Tensor *x = t_scale(in.x, 1);
    double start = seconds();
    Tensor *y = op == LAYER_NORM ? t_layer_norm(x, in.gain, in.bias, 1e-5f)
        : op == SOFTMAX ? t_softmax(x)
        : t_gelu(x, op == GELU_OP ? GELU_ERF : GELU_TANH);
    double took = seconds() - start;
    if (!back)
        return took;
    y->grad = in.dy;
    x->grad = tape_alloc(numel(x) * sizeof(float));
    start = seconds();
    memset(x->grad, 0, numel(x) * sizeof(float));
    y->backward(y);
    return seconds() - start;
}

/* A training step of an MLP, 784-512-512-10, with 256 samples. */
enum { B = 256, LAYERS = 3 };
static const int sizes[LAYERS + 1] = { 784, 512, 512, 10 };
static Params ps;
static AdamW opt;
static float pixels[B * 784];
static int labels[B];

void bench_step_open(void)
{
    Rng rng = rng_seed(2);
    for (int l = 0; l < LAYERS; l++) {
        init_normal(param(&ps, DIMS(sizes[l + 1], sizes[l]), "w%d", l), &rng,
                    0.05f);
        param(&ps, DIMS(sizes[l + 1]), "b%d", l);
    }
    opt = adamw_init(&ps, 1e-3f);
    for (int i = 0; i < B * 784; i++)
        pixels[i] = rng_uniform(&rng);
    for (int i = 0; i < B; i++)
        labels[i] = (int)rng_int(&rng, 10);
}

static void learn(void)
{
    tape_reset();
    Tensor *h = t_input(DIMS(B, 784), pixels);
    for (int l = 0; l < LAYERS; l++) {
        h = t_matmul(h, ps.at[2 * l], false, true);
        h = t_add_bias(h, ps.at[2 * l + 1]);
        h = l + 1 < LAYERS ? t_relu(h) : h;
    }
    Tensor *loss = t_cross_entropy(h, labels, (CrossEntropy){ 0 });
    params_zero_grad(&ps);
    backward(loss);
    adamw_step(&opt, &ps);
}

static void nothing(Tensor *out)
{
    (void)out;
}

/* The same tape, whose ops do nothing. */
static void only_tape(void)
{
    tape_reset();
    Tensor *h = tape_new("input", DIMS(B, 784), NULL, NULL, NULL, NULL);
    for (int l = 0; l < LAYERS; l++) {
        Tensor *w = ps.at[2 * l], *b = ps.at[2 * l + 1];
        for (int op = 0; op < (l + 1 < LAYERS ? 3 : 2); op++)
            h = tape_new("op", DIMS(B, sizes[l + 1]), nothing, h,
                         op == 0 ? w : NULL, op == 1 ? b : NULL);
    }
    backward(tape_new("loss", DIMS(1), nothing, h, NULL, NULL));
}

/* The seconds of a step, or of what the tape does in it. */
double bench_step(bool work)
{
    double start = seconds();
    if (work)
        learn();
    else
        only_tape();
    return seconds() - start;
}

void bench_step_close(void)
{
    adamw_close(&opt);
    params_close(&ps);
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

enum { RUNS = 41 };

static double median(double *took, int n)
{
    qsort(took, (size_t)n, sizeof *took, compare);
    return took[n / 2];
}

static void print_op(const char *name, int op, int R, int C, bool back)
{
    double took[RUNS / 4];
    for (int r = 0; r < RUNS / 4; r++)
        took[r] = bench_op(op, R, C, back);
    double middle = median(took, RUNS / 4);
    printf("%-22s %5d x %-5d %8.2f ms  %.2f ns a float\n", name, R, C,
           middle * 1e3, middle / R / C * 1e9);
}

int main(void)
{
    static const char *const names[OPS] = { "layer norm", "softmax",
                                            "GELU", "GELU, tanh" };
    static const int shapes[][2] = { { 8192, 1024 }, { 4160, 256 } };
    for (int s = 0; s < 2; s++) {
        for (int op = 0; op < OPS; op++)
            print_op(names[op], op, shapes[s][0], shapes[s][1], false);
        print_op("layer norm, backward", LAYER_NORM, shapes[s][0],
                 shapes[s][1], true);
    }
    double step[RUNS], tape[RUNS];
    bench_step_open();
    for (int r = 0; r < RUNS; r++) {
        step[r] = bench_step(true);
        tape[r] = bench_step(false);
    }
    printf("step of an MLP: %.2f ms, of which the tape takes %.1f %% "
           "(<= 2 %%)\n", median(step, RUNS) * 1e3,
           100 * median(tape, RUNS) / median(step, RUNS));
    bench_step_close();
    return 0;
}
