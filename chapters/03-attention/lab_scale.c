/* lab_scale: what becomes of scores and softmax as heads grow wider, and
   whether a layer learns without 1 / sqrt(D). */
#include "lab.h"
#include "02-tensors/ops.h"
#include "02-tensors/optim.h"
#include "02-tensors/real.h"
#include "03-attention/attention.h"
#include "03-attention/op_linear.h"

#include <math.h>
#include <stdio.h>

//@ scale-scores
/* B heaps of T queries and S keys, all numbers normal. */
enum { B = 100, T = 20, S = 64 };

static Tensor *normal(Rng *rng, int rows, int D)
{
    Tensor *x = tape_new("normal", 4, (int[]){ B, 1, rows, D }, NULL, NULL,
                         NULL, NULL);
    init_normal(x, rng, 1);
    return x;
}

/* Of all scores (their mean is 0). */
static double variance(const Tensor *x)
{
    double sum = 0;
    for (size_t i = 0; i < numel(x); i++)
        sum += (double)x->data[i] * (double)x->data[i];
    return sum / (double)numel(x);
}

//@ scale-softmax
/* How undecided the softmax is, and how much it can still be moved: both
   the mean over all queries. */
typedef struct { double variance, bits, slope, stuck; } Spread;

/* p's entropy, and the size of its Jacobian diag(p) - p p^T, the root of the
   sum of its squares: with S2 = sum p^2 and S3 = sum p^3 that is
   sqrt(S2 - 2 S3 + S2^2). */
static void add_row(Spread *to, const float *p)
{
    double bits = 0, s2 = 0, s3 = 0;
    for (int j = 0; j < S; j++) {
        double x = (double)p[j];
        bits -= x > 0 ? x * (double)real_log(p[j]) / log(2) : 0;
        s2 += x * x;
        s3 += x * x * x;
    }
    double slope = sqrt(fmax(0, s2 - 2 * s3 + s2 * s2));
    to->bits += bits / (B * T);
    to->slope += slope / (B * T);
    to->stuck += (slope < 0.01) / (double)(B * T);
}

static Spread spread(Tensor *scores)
{
    Spread sum = { .variance = variance(scores) };
    const Tensor *p = t_softmax(scores);                    // (B,1,T,S)
    for (size_t r = 0; r < rows_of(p); r++)
        add_row(&sum, p->data + r * S);
    return sum;
}

//@ scale-rows
static void scores_compared(Rng *rng)
{
    bool grows = true, steady = true, smaller = true;
    printf("        variance       bits        slope       stuck\n"
           "  D    plain  scaled  plain scaled plain scaled  plain scaled\n");
    for (int D = 4; D <= 256; D *= 4) {
        tape_reset();
        Tensor *q = normal(rng, T, D), *k = normal(rng, S, D);
        Tensor *scores = t_matmul(q, k, false, true);       // (B,1,T,S)
        Spread a = spread(scores);
        Spread b = spread(t_scale(scores, 1 / sqrtf((float)D)));
        printf("%3d  %7.2f  %6.3f  %5.2f  %5.2f %.3f  %.3f  %.3f  %.3f\n", D,
               a.variance, b.variance, a.bits, b.bits, a.slope, b.slope,
               a.stuck, b.stuck);
        lab_row("scores", "D=%d; variance=%.2f; variance-scaled=%.3f; "
                "bits=%.2f; bits-scaled=%.2f; slope=%.3f; slope-scaled=%.3f; "
                "stuck=%.3f; stuck-scaled=%.3f", D, a.variance, b.variance,
                a.bits, b.bits, a.slope, b.slope, a.stuck, b.stuck);
        grows = grows && fabs(a.variance / D - 1) < 0.1;
        steady = steady && fabs(b.variance - 1) < 0.1;
        smaller = smaller && a.slope < b.slope;
    }
    lab_claim("grows", "Without the scale the variance of the scores is D, "
              "within a tenth, for each D.", HOLDS, grows);
    lab_claim("steady", "With it the variance is 1, within a tenth, for "
              "each D.", HOLDS, steady);
    lab_claim("slope-smaller", "Without the scale the softmax's slope is "
              "smaller, on the mean, for each D.", FAILS, smaller);
}

//@ scale-task
/* PAIRS tokens, each a name and a value; another one asks by name. */
enum { NAMES = 64, VALUES = 16, PAIRS = 16, BATCH = 32 };
typedef struct {
    int name[BATCH * PAIRS], value[BATCH * PAIRS];
    int asked[BATCH], answer[BATCH];
} Task;

static void draw_task(Task *t, Rng *rng)
{
    for (int b = 0; b < BATCH; b++) {
        int order[NAMES], which = (int)rng_int(rng, PAIRS);
        rng_permutation(rng, order, NAMES);
        for (int j = 0; j < PAIRS; j++) {
            t->name[b * PAIRS + j] = order[j];
            t->value[b * PAIRS + j] = (int)rng_int(rng, VALUES);
        }
        t->asked[b] = order[which];
        t->answer[b] = t->value[b * PAIRS + which];
    }
}

//@ scale-layer
/* One layer with one head of width D. */
typedef struct {
    Params ps;
    Tensor *names, *values;         // (NAMES,D), (VALUES,D)
    Linear q, k, v, out;
    float factor;                   // of the scores
} Finder;

static Finder finder_new(Rng *rng, int D, bool scaled)
{
    Finder f = { .factor = scaled ? 1 : sqrtf((float)D) };
    f.names = param(&f.ps, DIMS(NAMES, D), "names");
    f.values = param(&f.ps, DIMS(VALUES, D), "values");
    init_normal(f.names, rng, 1);
    init_normal(f.values, rng, 1);
    f.q = linear_new(&f.ps, rng, "q", D, D);
    f.k = linear_new(&f.ps, rng, "k", D, D);
    f.v = linear_new(&f.ps, rng, "v", D, D);
    f.out = linear_new(&f.ps, rng, "out", D, VALUES);
    return f;
}

//@ scale-find
/* (BATCH,VALUES): t_attend divides scores by sqrt(D), factor takes it back
   where there is to be no scale. */
static Tensor *find(const Finder *f, const Task *t)
{
    Tensor *names = t_embed(f->names, t->name, DIMS(BATCH, PAIRS));
    Tensor *values = t_embed(f->values, t->value, DIMS(BATCH, PAIRS));
    Tensor *x = t_add(names, values);                       // (BATCH,PAIRS,D)
    Tensor *asked = t_embed(f->names, t->asked, DIMS(BATCH, 1));
    Tensor *q = t_scale(t_linear(f->q, asked), f->factor);  // (BATCH,1,D)
    Tensor *k = t_linear(f->k, x), *v = t_linear(f->v, x);
    q = t_split_heads(q, 1);                                // (BATCH,1,1,D)
    k = t_split_heads(k, 1);
    v = t_split_heads(v, 1);
    Tensor *y = t_attend(q, k, v, &(Mask){ 0 }, NULL);
    return t_reshape(t_linear(f->out, y), DIMS(BATCH, VALUES));
}

//@ scale-learn
static double share_right(const Tensor *logits, const int *answer)
{
    int right = 0;
    for (int b = 0; b < BATCH; b++) {
        const float *y = logits->data + b * VALUES;
        int best = 0;
        for (int c = 1; c < VALUES; c++)
            best = y[c] > y[best] ? c : best;
        right += best == answer[b];
    }
    return (double)right / BATCH;
}

//@ scale-steps
/* After how many steps 9 of 10 answers to new tasks are right, a running
   mean; or LONGEST. */
enum { LONGEST = 2000 };

static int steps_to_learn(uint64_t seed, int D, bool scaled, float lr)
{
    Rng rng = rng_seed(seed);
    Finder f = finder_new(&rng, D, scaled);
    AdamW opt = adamw_init(&f.ps, lr);
    Task task;
    double right = 0;
    int step = 0;
    for (; step < LONGEST && right < 0.9; step++) {
        draw_task(&task, &rng);
        tape_reset();
        Tensor *y = find(&f, &task);
        right += 0.05 * (share_right(y, task.answer) - right);
        Tensor *loss = t_cross_entropy(y, task.answer, (CrossEntropy){ 0 });
        params_zero_grad(&f.ps);
        backward(loss);
        adamw_step(&opt, &f.ps);
    }
    adamw_close(&opt);
    params_close(&f.ps);
    return step;
}

//@ scale-learned
enum { SEEDS = 3 };
typedef struct { double mean, least, most; } Steps;

static Steps seeds(int D, bool scaled, float lr)
{
    Steps s = { 0, LONGEST, 0 };
    for (int i = 0; i < SEEDS; i++) {
        double n = steps_to_learn(lab_seed() + (uint64_t)i, D, scaled, lr);
        s.mean += n / SEEDS;
        s.least = fmin(s.least, n);
        s.most = fmax(s.most, n);
    }
    return s;
}

//@ scale-learned-rows
static void learning_compared(void)
{
    const int widths[] = { 16, 64, 128 };
    const float lr[] = { 0.001f, 0.003f };
    bool sooner = true;
    int done = 0;
    printf("\nsteps to 90%%, three seeds\n"
           "  D      lr   plain: mean  range       scaled: mean  range\n");
    for (int i = 0; i < 3; i++)
        for (int r = 0; r < 2; r++) {
            int D = widths[i];
            Steps a = seeds(D, false, lr[r]);
            Steps b = seeds(D, true, lr[r]);
            lab_progress(++done, 6);
            printf("%3d  %.3f  %12.0f  %4.0f-%-4.0f  %13.0f  %4.0f-%-4.0f\n",
                   D, (double)lr[r], a.mean, a.least, a.most, b.mean, b.least,
                   b.most);
            lab_row("retrieval", "D=%d; lr=%g; plain=%.0f; plain-least=%.0f; "
                    "plain-most=%.0f; scaled=%.0f; scaled-least=%.0f; "
                    "scaled-most=%.0f", D, (double)lr[r], a.mean, a.least,
                    a.most, b.mean, b.least, b.most);
            sooner = sooner && b.most < a.least;
        }
    lab_claim("sooner", "With the scale the layer has learned sooner, for "
              "each width, rate and seed.", HOLDS, sooner);
}

//@ scale-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    Rng rng = rng_seed(lab_seed());
    scores_compared(&rng);
    learning_compared();
    return lab_end();
}
