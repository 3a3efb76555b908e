/* lab_descent: how large a step may be, what a valley does to three
   optimisers, why decay stands apart from the gradient, and what 1/n in the
   loss is good for. */
#include "lab.h"
#include "02-tensors/ops.h"
#include "02-tensors/optim.h"

#include <math.h>
#include <stdio.h>

//@ descent-knob
/* The machine with one knob: L = (3 w - 12)^2. Its slope is 18 (w - 4), so
   that a step of rate r multiplies w - 4 by 1 - 18 r. */
static float knob_slope(float w)
{
    float x = 3, y = 12, u = w * x - y;
    return 2 * u * x;
}

/* How far from 4 the knob is after so many steps from 2. */
static float knob_miss(float rate, int steps)
{
    float w = 2;
    for (int i = 0; i < steps; i++)
        w -= rate * knob_slope(w);
    return fabsf(w - 4);
}

//@ descent-knob-rows
static void turn_knob(void)
{
    const float rates[] = { 0.005f, 0.05f, 0.1f, 0.12f };
    printf("step");
    for (int r = 0; r < 4; r++)
        printf("  rate %5g", (double)rates[r]);
    float w[4] = { 2, 2, 2, 2 };
    for (int step = 0; step <= 12; step++) {
        printf("\n%4d", step);
        for (int r = 0; r < 4; r++) {
            printf("  %10.4f", (double)w[r]);
            lab_row("knob", "rate=rate %g; step=%d; w=%.4f", (double)rates[r],
                    step, (double)w[r]);
            w[r] -= rates[r] * knob_slope(w[r]);
        }
    }
    printf("\n");
    lab_claim("descent-threshold", "A rate just below 2 / 18 settles; one "
              "just above runs away.", HOLDS, knob_miss(0.110f, 500) < 0.001f
              && knob_miss(0.112f, 500) > 100);
}

//@ descent-valley
/* A valley a hundred times steeper across than along: the loss is
   (a^2 + 100 c^2) / 2, where (a, c) is p, turned by about 37 degrees or not
   at all. */
typedef struct {
    Params ps;
    Tensor *p;
    bool turned;
} Valley;

static Tensor *valley_loss(const Valley *v)
{
    const float turn[] = { 0.8f, 0.6f, -0.6f, 0.8f }, same[] = { 1, 0, 0, 1 };
    const float curve[] = { 0.5f, 50 };
    Tensor *axes = t_input(DIMS(2, 2), v->turned ? turn : same);
    Tensor *ac = t_matmul(v->p, axes, false, false);
    return t_sum(t_mul(t_input(DIMS(1, 2), curve), t_mul(ac, ac)));
}

/* The start, a = 10 and c = 1: both have the same share of a loss of 100. */
static Valley valley_new(bool turned)
{
    Valley v = { .turned = turned };
    v.p = param(&v.ps, DIMS(1, 2), "p");
    v.p->data[0] = turned ? 10 * 0.8f + 0.6f : 10;
    v.p->data[1] = turned ? 10 * -0.6f + 0.8f : 1;
    return v;
}

//@ descent-walk
typedef enum { PLAIN, MOMENTUM, ADAMW, METHODS } Method;
static const char *const method_names[] = { "plain", "momentum", "AdamW" };
enum { STEPS = 2000, SHOWN = 40 };

/* Descends; path, where there is one, gets the first SHOWN points. Returns
   after how many steps the loss stays below a thousandth of its start, or
   STEPS where it does not. */
static int walk(bool turned, Method method, float rate, float path[][3])
{
    Valley v = valley_new(turned);
    Sgd sgd = sgd_init(&v.ps, rate, method == MOMENTUM ? 0.9f : 0);
    AdamW adam = adamw_init(&v.ps, rate);
    adam.decay = 0;
    int above = 0;
    for (int step = 0; step < STEPS; step++) {
        tape_reset();
        Tensor *loss = valley_loss(&v);
        if (!(loss->data[0] < 0.1f))
            above = step + 1;
        for (int i = 0; path && step < SHOWN && i < 3; i++)
            path[step][i] = i < 2 ? v.p->data[i] : loss->data[0];
        params_zero_grad(&v.ps);
        backward(loss);
        if (method == ADAMW)
            adamw_step(&adam, &v.ps);
        else
            sgd_step(&sgd, &v.ps);
    }
    adamw_close(&adam);
    sgd_close(&sgd);
    params_close(&v.ps);
    return above;
}

//@ descent-best
typedef struct { float rate; int steps; } Best;

/* The best of the rates 4, 2, 1, ..., 2^-12, and the steps it takes. */
static Best best_rate(bool turned, Method method)
{
    Best best = { 0, STEPS };
    for (int k = -2; k <= 12; k++) {
        float rate = ldexpf(1, -k);
        int steps = walk(turned, method, rate, NULL);
        if (steps < best.steps)
            best = (Best){ rate, steps };
    }
    return best;
}

//@ descent-valley-rows
/* Records the first points that a method visits at its best rate. */
static void record_path(Method m, float rate)
{
    float path[SHOWN][3];
    walk(true, m, rate, path);
    for (int i = 0; i < SHOWN; i++)
        lab_row("path", "method=%s; step=%d; x=%.4f; y=%.4f; loss=%.5g",
                method_names[m], i, (double)path[i][0], (double)path[i][1],
                (double)path[i][2]);
}

static void valley_compared(void)
{
    Best best[METHODS][2];
    printf("\nthe best of the rates 4, 2, 1, ..., 2^-12:\n"
           "            along the axes     turned\n"
           "method        rate  steps      rate  steps\n");
    for (Method m = 0; m < METHODS; m++) {
        for (int turned = 0; turned < 2; turned++)
            best[m][turned] = best_rate(turned, m);
        printf("%-9s  %7.5g  %5d   %7.5g  %5d\n", method_names[m],
               (double)best[m][0].rate, best[m][0].steps,
               (double)best[m][1].rate, best[m][1].steps);
        lab_row("valley", "method=%s; rate=%g; steps=%d; turned-rate=%g; "
                "turned-steps=%d", method_names[m], (double)best[m][0].rate,
                best[m][0].steps, (double)best[m][1].rate, best[m][1].steps);
        record_path(m, best[m][1].rate);
    }
    lab_claim("momentum-helps", "In the valley momentum needs less than half "
              "the steps of plain descent.", HOLDS,
              2 * best[MOMENTUM][1].steps < best[PLAIN][1].steps);
    lab_claim("adamw-fastest", "In the turned valley AdamW needs the fewest "
              "steps of the three.", FAILS,
              best[ADAMW][1].steps < best[MOMENTUM][1].steps);
    lab_claim("turning", "Turning the valley is nothing to descent, with "
              "momentum or without; AdamW needs half as many steps again.",
              HOLDS, best[PLAIN][0].steps == best[PLAIN][1].steps
              && best[MOMENTUM][0].steps == best[MOMENTUM][1].steps
              && 2 * best[ADAMW][1].steps > 3 * best[ADAMW][0].steps);
}

//@ descent-decay
/* Two parameters whose gradients swing to and fro, by 10 and by 0.01, and say
   nothing. What is left of each, that began as 1, after 1000 steps with a
   decay of 0.1: apart from the gradient, or as part of it. */
static void shrink(bool apart, float left[2])
{
    Params ps = { 0 };
    Tensor *p = param(&ps, DIMS(1, 2), "p");
    init_constant(p, 1);
    AdamW opt = adamw_init(&ps, 0.001f);
    opt.decay = apart ? 0.1f : 0;
    for (int step = 0; step < 1000; step++) {
        float sign = step % 2 ? 1 : -1, swing[] = { sign * 10, sign * 0.01f };
        tape_reset();
        Tensor *loss = t_sum(t_mul(p, t_input(DIMS(1, 2), swing)));
        if (!apart)                                     // + 0.1 |p|^2 / 2
            loss = t_add(loss, t_scale(t_sum(t_mul(p, p)), 0.05f));
        params_zero_grad(&ps);
        backward(loss);
        adamw_step(&opt, &ps);
    }
    left[0] = p->data[0], left[1] = p->data[1];
    adamw_close(&opt);
    params_close(&ps);
}

//@ descent-decay-rows
static void decay_compared(void)
{
    float left[2][2];
    printf("\nleft of 1:      swing 10  swing 0.01\n");
    for (int apart = 0; apart < 2; apart++) {
        const char *name = apart ? "apart" : "in the gradient";
        shrink(apart, left[apart]);
        printf("%-15s %8.4f    %8.4f\n", name, (double)left[apart][0],
               (double)left[apart][1]);
        lab_row("decay", "decay=%s; large=%.4f; small=%.4f", name,
                (double)left[apart][0], (double)left[apart][1]);
    }
    lab_claim("decay-apart", "Decay in the gradient takes a fiftieth at "
              "most of the parameter whose gradients are large, and more than "
              "half of the other; apart, it shrinks both alike.", HOLDS,
              left[0][0] > 0.98f && left[0][1] < 0.5f
              && fabsf(left[1][0] - left[1][1]) < 0.01f);
}

//@ descent-mean
/* The largest of the rates 8, 4, 2, ... with which descent finds the w of
   y = 3 w from n points, when the loss is their mean or their sum. */
static float largest_rate(int n, bool mean)
{
    for (float rate = 8; ; rate /= 2) {
        float w = 0;
        for (int step = 0; step < 200; step++) {
            float slope = 0;
            for (int i = 0; i < n; i++) {
                float x = (float)(i + 1) / (float)n;
                slope += 2 * (w * x - 3 * x) * x;
            }
            w -= rate * (mean ? slope / (float)n : slope);
        }
        if (fabsf(w - 3) < 0.01f)
            return rate;
    }
}

//@ descent-mean-rows
static void sum_compared(void)
{
    bool all = true;
    printf("\npoints  rate, mean  rate, sum\n");
    for (int n = 8; n <= 512; n *= 4) {
        float mean = largest_rate(n, true), sum = largest_rate(n, false);
        printf("%6d  %10g  %9g\n", n, (double)mean, (double)sum);
        lab_row("points", "n=%d; mean=%g; sum=%g", n, (double)mean,
                (double)sum);
        all = all && sum == mean / (float)n;
    }
    lab_claim("sum-needs-small-steps", "With the sum in place of the mean the "
              "largest rate that works is 1/n as large.", HOLDS, all);
}

//@ descent-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    turn_knob();
    valley_compared();
    decay_compared();
    sum_compared();
    return lab_end();
}
