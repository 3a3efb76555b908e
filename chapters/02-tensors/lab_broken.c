/* lab_broken: what goes wrong without each of four ideas: the maximum taken
   off before softmax, sums in parts, random first weights, a tape that is
   filled when it is reset. */
#include "lab.h"
#include "02-tensors/lanes.h"
#include "02-tensors/linear.h"
#include "02-tensors/optim.h"
#include "02-tensors/real.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

//@ broken-softmax
/* The first of two probabilities, from the formula as it stands. */
static float by_formula(float a, float b)
{
    return real_exp(a) / (real_exp(a) + real_exp(b));
}

/* The same from t_softmax, which takes the larger off both. */
static float by_softmax(float a, float b)
{
    float p = t_softmax(t_input(DIMS(2), (float[]){ a, b }))->data[0];
    tape_reset();
    return p;
}

/* Logits x and x - 1: e / (e + 1) = 0.731059 whatever x is. Returns the
   first whole x in one direction for which the formula gives a NaN. */
static int first_broken(int direction)
{
    int x = 0;
    while (!isnan(by_formula((float)x, (float)x - 1)))
        x += direction;
    return x;
}

//@ broken-softmax-rows
static void softmax_breaks(void)
{
    int high = first_broken(1), low = first_broken(-1);
    const int tried[] = { 0, 50, high - 1, high, 1000,
                          -50, low + 1, low, -1000 };
    bool fine = true;
    printf("logits           formula   softmax\n");
    for (size_t i = 0; i < sizeof tried / sizeof *tried; i++) {
        float x = (float)tried[i], p = by_softmax(x, x - 1);
        printf("%5d, %5d  %10.6f  %8.6f\n", tried[i], tried[i] - 1,
               fabs((double)by_formula(x, x - 1)),      // or else "-nan"
               (double)p);
        fine = fine && fabsf(p - 0.731059f) < 1e-6f;
    }
    lab_value("softmax-high", high);
    lab_value("softmax-low", low);
    lab_claim("softmax-maximum", "With the maximum taken off, the same "
              "difference of logits gives the same probability anywhere.",
              HOLDS, fine);
}

//@ broken-sums
enum { MILLION = 1000000 };

static float one_by_one(const float *x)
{
    float sum = 0;
    for (size_t i = 0; i < MILLION; i++)
        sum += x[i];
    return sum;
}

static float in_lanes(const float *x)
{
    return ROW_SUM(i, MILLION, x[i]);
}

static float in_blocks(const float *x)
{
    float sum = t_sum(t_input(DIMS(MILLION), x))->data[0];
    tape_reset();
    return sum;
}

//@ broken-sums-rows
/* Prints and records one way to sum; returns its error. */
static double show_sum(const char *how, float sum)
{
    double exact = MILLION * (double)0.1f, error = fabs((double)sum - exact);
    printf("%-10s %12.4f  %9.4f\n", how, (double)sum, error);
    lab_row("sums", "how=%s; sum=%.4f; error=%.4f", how, (double)sum, error);
    return error;
}

static void sums_drift(void)
{
    float *x = malloc(MILLION * sizeof *x);
    for (size_t i = 0; i < MILLION; i++)
        x[i] = 0.1f;
    printf("\na million times 0.1f, %.4f in all\n", MILLION * (double)0.1f);
    printf("how                 sum      error\n");
    double loop = show_sum("one by one", one_by_one(x));
    double lanes = show_sum("in lanes", in_lanes(x));
    double blocks = show_sum("in blocks", in_blocks(x));
    lab_claim("sums-in-parts", "Sixteen lanes err ten times less than a "
              "loop, blocks a hundred times less than lanes.", HOLDS,
              lanes < loop / 10 && blocks < lanes / 100);
    free(x);
}

//@ broken-net
/* Two inputs, eight hidden units, one output; the task is exclusive or. */
enum { HIDDEN = 8, STEPS = 200 };
static const float corners[] = { -1, -1, -1, 1, 1, -1, 1, 1 };
static const float answers[] = { -1, 1, 1, -1 };

static Tensor *xor_loss(Linear a, Linear b)
{
    Tensor *hidden = t_tanh(linear(a, t_input(DIMS(4, 2), corners)));
    Tensor *miss = t_sub(linear(b, hidden), t_input(DIMS(4, 1), answers));
    return t_mean(t_mul(miss, miss));
}

/* How many hidden units have weights of their own. */
static int different_units(const float *w)
{
    int count = 0;
    for (int i = 0; i < HIDDEN; i++) {
        bool seen = false;
        for (int j = 0; j < i; j++)
            seen |= w[2 * i] == w[2 * j] && w[2 * i + 1] == w[2 * j + 1];
        count += !seen;
    }
    return count;
}

//@ broken-train
typedef struct { double loss, largest; int units; } Learned;

/* 200 steps of descent; all first weights are start, or random where that
   is NaN. */
static Learned learn(float start, uint64_t seed)
{
    Rng rng = rng_seed(seed);
    Params ps = { 0 };
    Linear a = linear_new(&ps, &rng, "a", 2, HIDDEN);
    Linear b = linear_new(&ps, &rng, "b", HIDDEN, 1);
    for (int i = 0; i < ps.count && !isnan(start); i++)
        init_constant(ps.at[i], start);
    Sgd opt = sgd_init(&ps, 0.1f, 0.9f);
    Learned got = { 0 };
    for (int step = 0; step <= STEPS; step++) {
        tape_reset();
        Tensor *loss = xor_loss(a, b);
        got.loss = (double)loss->data[0];
        params_zero_grad(&ps);
        backward(loss);
        if (step < STEPS)
            sgd_step(&opt, &ps);
    }
    for (size_t i = 0; i < numel(a.weight); i++)
        got.largest = fmax(got.largest, fabs((double)a.weight->data[i]));
    got.units = different_units(a.weight->data);
    sgd_close(&opt);
    params_close(&ps);
    return got;
}

//@ broken-starts
static Learned show_start(const char *name, float start, uint64_t seed)
{
    Learned got = learn(start, seed);
    printf("%-10s %7.4f  %14.4f  %15d\n", name, got.loss, got.largest,
           got.units);
    lab_row("starts", "start=%s; loss=%.4f; largest=%.4f; units=%d", name,
            got.loss, got.largest, got.units);
    return got;
}

static void starts_compared(void)
{
    printf("\nstart         loss  largest weight  different units\n");
    Learned zero = show_start("zero", 0, 0), half = show_start("0.5", 0.5f, 0);
    bool all = true;
    for (uint64_t s = lab_seed(); s < lab_seed() + 3; s++) {
        char name[32];
        snprintf(name, sizeof name, "seed %llu", (unsigned long long)s);
        Learned got = show_start(name, NAN, s);
        all = all && got.loss < 0.01 && got.units == HIDDEN;
    }
    lab_claim("zero-never-learns", "From zeros no weight of the first layer "
              "ever moves.", HOLDS, zero.largest == 0);
    lab_claim("equal-stay-equal", "From equal weights all hidden units stay "
              "equal.", HOLDS, half.units == 1 && half.loss > 0.5);
    lab_claim("random-learns", "From random weights it learns, with three "
              "seeds of three.", HOLDS, all);
}

//@ broken-main
/* What is left of a tensor's number and of its shape after a reset. */
static void stale_read(void)
{
    Tensor *t = t_input(DIMS(1), (float[]){ 42 });
    float *number = t->data;
    printf("\nbefore tape_reset: %g, %s\n", (double)*number, shape(t));
    tape_reset();
    bool nan = isnan(*number);
    printf("after tape_reset:  %s, %s\n", nan ? "nan" : "a number", shape(t));
    lab_claim("stale-is-nan", "What is read through an old pointer after "
              "tape_reset is NaN.", HOLDS, nan);
}

int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    softmax_breaks();
    sums_drift();
    starts_compared();
    stale_read();
    return lab_end();
}
