/* lab_spirals: can a small network tell two spirals apart, and what does it
   look like while it learns? */
#include "lab.h"
#include "02-tensors/linear.h"
#include "02-tensors/optim.h"

#include <math.h>
#include <stdio.h>

//@ spirals-points
/* Two arms of one and a half turns, half a turn apart; even points lie on the
   first arm, odd ones on the second. sin and cos are rounded from double. */
enum { POINTS = 200 };
typedef struct { float at[POINTS][2]; int arm[POINTS]; } Spirals;

static void draw_spirals(Spirals *s, Rng *rng)
{
    for (int i = 0; i < POINTS; i++) {
        double along = sqrt((double)rng_uniform(rng));
        double angle = M_PI * (3 * along + i % 2);
        s->arm[i] = i % 2;
        s->at[i][0] = (float)(along * cos(angle)) + 0.02f * rng_normal(rng);
        s->at[i][1] = (float)(along * sin(angle)) + 0.02f * rng_normal(rng);
    }
}

//@ spirals-net
/* Two numbers in, twice 32 hidden units, a logit for each arm. */
typedef struct {
    Params ps;
    Linear first, second, last;
} Net;

static Net net_new(Rng *rng)
{
    Net net = { 0 };
    net.first = linear_new(&net.ps, rng, "first", 2, 32);
    net.second = linear_new(&net.ps, rng, "second", 32, 32);
    net.last = linear_new(&net.ps, rng, "last", 32, 2);
    return net;
}

static Tensor *logits_at(const Net *net, const float (*at)[2], int n)
{
    Tensor *h = t_input(DIMS(n, 2), at[0]);             // (n,2)
    h = t_gelu(linear(net->first, h), GELU_TANH);       // (n,32)
    h = t_gelu(linear(net->second, h), GELU_TANH);      // (n,32)
    return linear(net->last, h);                        // (n,2)
}

//@ spirals-step
static void learn(Net *net, AdamW *opt, const Spirals *s)
{
    tape_reset();
    Tensor *logits = logits_at(net, s->at, POINTS);
    Tensor *loss = t_cross_entropy(logits, s->arm, (CrossEntropy){ 0 });
    params_zero_grad(&net->ps);
    backward(loss);
    adamw_step(opt, &net->ps);
}

/* The share of the points whose larger logit is that of their arm. */
static double accuracy(const Net *net, const Spirals *s)
{
    tape_reset();
    const float *y = logits_at(net, s->at, POINTS)->data;
    int right = 0;
    for (int i = 0; i < POINTS; i++)
        right += (y[2 * i + 1] > y[2 * i]) == s->arm[i];
    return (double)right / POINTS;
}

//@ spirals-surface
/* The size of the text pictures, and of the recorded squares. */
enum { WIDE = 36, HIGH = 18, SIDE = 32 };

/* How far the net leans to the second arm, from -1 to 1, in the middle of
   each cell of a grid over the square from -1.1 to 1.1; row by row from the
   top. */
static void surface(const Net *net, int wide, int high, float lean[])
{
    float at[SIDE * SIDE][2];
    for (int i = 0; i < wide * high; i++) {
        at[i][0] = 1.1f * (float)(2 * (i % wide) + 1 - wide) / (float)wide;
        at[i][1] = 1.1f * (float)(high - 1 - 2 * (i / wide)) / (float)high;
    }
    tape_reset();
    const Tensor *p = t_softmax(logits_at(net, at, wide * high));
    for (int i = 0; i < wide * high; i++)
        lean[i] = p->data[2 * i + 1] - p->data[2 * i];
}

//@ spirals-pictures
enum { MOMENTS = 4 };
static const int moments[MOMENTS] = { 0, 100, 300, 1000 };
static char pictures[MOMENTS][HIGH][WIDE + 1];

/* Keeps the picture of a moment: '#' is surely the second arm, '+' perhaps,
   '-' perhaps the first, ' ' surely. Records the figure's squares. */
static void keep_picture(const Net *net, int moment)
{
    float lean[WIDE * HIGH], square[SIDE * SIDE];
    surface(net, WIDE, HIGH, lean);
    for (int y = 0; y < HIGH; y++)
        for (int x = 0; x < WIDE; x++) {
            float l = lean[y * WIDE + x];
            pictures[moment][y][x] = l > 0.8f ? '#' : l > 0 ? '+'
                : l > -0.8f ? '-' : ' ';
        }
    surface(net, SIDE, SIDE, square);
    for (int i = 0; i < SIDE * SIDE; i++)
        lab_row("surface", "step=%d; y=%d; x=%d; lean=%.2f", moments[moment],
                SIDE - 1 - i / SIDE, i % SIDE, (double)square[i]);
}

/* Prints two pictures side by side. */
static void print_pair(int left)
{
    printf("\nstep %-*d  step %d\n", WIDE - 3, moments[left],
           moments[left + 1]);
    for (int y = 0; y < HIGH; y++)
        printf("|%s|  |%s|\n", pictures[left][y], pictures[left + 1][y]);
}

//@ spirals-run
/* Learns one set of points; returns how well it knows another. */
static double run(uint64_t seed, bool with_pictures)
{
    Rng rng = rng_seed(seed);
    static Spirals known, fresh;
    draw_spirals(&known, &rng);
    draw_spirals(&fresh, &rng);
    Net net = net_new(&rng);
    AdamW opt = adamw_init(&net.ps, 0.01f);
    double share = 0;
    for (int step = 0, moment = 0; moment < MOMENTS; step++) {
        if (step == moments[moment]) {
            share = accuracy(&net, &fresh);
            printf("%4llu  %4d  %7.3f  %8.3f\n", (unsigned long long)seed,
                   step, accuracy(&net, &known), share);
            if (with_pictures)
                keep_picture(&net, moment);
            moment++;
        }
        learn(&net, &opt, &known);
    }
    adamw_close(&opt);
    params_close(&net.ps);
    return share;
}

//@ spirals-main
int main(int argc, char **argv)
{
    enum { SEEDS = 5 };
    lab_begin(argc, argv, false);
    double sum = 0, lowest = 1;
    printf("seed  step  learned  not seen\n");
    for (int i = 0; i < SEEDS; i++) {
        double share = run(lab_seed() + (uint64_t)i, i == 0);
        sum += share;
        lowest = fmin(lowest, share);
        lab_progress(i + 1, SEEDS);
    }
    print_pair(0);
    print_pair(2);
    lab_value("spirals-mean", sum / SEEDS);
    lab_value("spirals-lowest", lowest);
    lab_claim("spirals-learned", "With each of five seeds at least 98 of 100 "
              "points that it has not seen are put on the right arm.", HOLDS,
              lowest >= 0.98);
    return lab_end();
}
