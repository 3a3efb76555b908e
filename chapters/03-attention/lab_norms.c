/* lab_norms: norms before each part or after each sum: which learns, with a
   warm-up and without, and what the gradients are like at the start. */
#include "lab.h"
#include "02-tensors/optim.h"
#include "02-tensors/real.h"
#include "03-attention/tales.h"
#include "03-attention/tower.h"

#include <math.h>
#include <stdio.h>

//@ norms-kinds
/* Norms before (pre); after (post); after, and the last layers of all parts
   as large as all others, as in 2017: tower_new begins with smaller ones. */
typedef enum { PRE, POST, POST_2017, KINDS } Kind;
static const char *const kind_names[] = { "pre", "post", "post-2017" };

/* A small deep tower. */
enum { V = 256, PLACES = 32, C = 32, LAYERS = 6, BATCH = 8, STEPS = 300 };

static Tower tower_of(Params *ps, Kind kind, Rng *rng)
{
    Sizes s = { .V = V, .P = PLACES, .C = C, .H = 2, .F = 2 * C,
                .layers = LAYERS, .gelu = GELU_TANH, .post = kind != PRE };
    Tower t = tower_new(ps, rng, "norms", &s);
    float back = sqrtf(2 * LAYERS);
    for (int l = 0; kind == POST_2017 && l < LAYERS; l++) {
        Block *b = &t.encoder.block[l];
        for (size_t i = 0; i < numel(b->self_attn.out_proj.weight); i++)
            b->self_attn.out_proj.weight->data[i] *= back;
        for (size_t i = 0; i < numel(b->mlp.fc2.weight); i++)
            b->mlp.fc2.weight->data[i] *= back;
    }
    return t;
}

//@ norms-loss
/* The tales, of which no piece is likely to be seen twice. */
enum { SIZE = 1 << 20 };
static char text[SIZE];
static size_t length;

/* The bits a byte of who knows how frequent each byte is, and no more. */
static double frequency_bits(void)
{
    double count[V] = { 0 }, bits = 0;
    for (size_t i = 0; i < length; i++)
        count[(unsigned char)text[i]]++;
    for (int c = 0; c < V; c++) {
        double p = count[c] / (double)length;
        bits -= p > 0 ? p * (double)real_log((float)p) / log(2) : 0;
    }
    return bits;
}

//@ norms-pieces
/* How well each next byte of some pieces is foretold. */
static Tensor *loss_of(const Tower *t, Rng *rng)
{
    int ids[BATCH * PLACES], next[BATCH * PLACES];
    for (int b = 0; b < BATCH; b++) {
        size_t at = rng_int(rng, (uint32_t)(length - PLACES));
        for (int i = 0; i < PLACES; i++) {
            ids[b * PLACES + i] = (unsigned char)text[at + (size_t)i];
            next[b * PLACES + i] = (unsigned char)text[at + (size_t)i + 1];
        }
    }
    Pass pass = { .mask.causal = true };
    Tensor *x = tower(t, ids, BATCH, PLACES, &pass);
    return t_cross_entropy(tower_logits(t, x), next, (CrossEntropy){ 0 });
}

//@ norms-gradients
static double size_of(const Tensor *t)
{
    double sum = 0;
    for (size_t i = 0; i < numel(t); i++)
        sum += (double)t->grad[i] * (double)t->grad[i];
    return sqrt(sum);
}

/* Adds to size[l] the length of the gradient of layer l's fc2 before any
   step. */
static void first_gradients(Kind kind, uint64_t seed, double size[LAYERS])
{
    Rng rng = rng_seed(seed);
    Params ps = { 0 };
    Tower t = tower_of(&ps, kind, &rng);
    tape_reset();
    backward(loss_of(&t, &rng));
    for (int l = 0; l < LAYERS; l++)
        size[l] += size_of(t.encoder.block[l].mlp.fc2.weight);
    tower_close(&t);
    params_close(&ps);
}

//@ norms-gradients-rows
enum { SEEDS = 3 };

static void gradients_compared(void)
{
    double size[KINDS][LAYERS] = { 0 };
    for (Kind kind = 0; kind < KINDS; kind++)
        for (uint64_t s = 0; s < SEEDS; s++)
            first_gradients(kind, lab_seed() + s, size[kind]);
    printf("gradients of fc2 at the start\nlayer     pre    post  "
           "post-2017\n");
    for (int l = 0; l < LAYERS; l++) {
        double pre = size[PRE][l] / SEEDS, post = size[POST][l] / SEEDS;
        double old = size[POST_2017][l] / SEEDS;
        printf("%5d  %6.4f  %6.4f     %6.4f\n", l, pre, post, old);
        lab_row("gradients", "layer=%d; pre=%.4f; post=%.4f; "
                "post-2017=%.4f", l, pre, post, old);
    }
    lab_claim("gradients-grow", "At the start the gradient of the last layer "
              "is more than twice the first one's with norms after the sums, "
              "and not with norms before.", FAILS,
              size[POST_2017][LAYERS - 1] > 2 * size[POST_2017][0]
              && size[PRE][LAYERS - 1] < 2 * size[PRE][0]);
}

//@ norms-learn
/* The loss of the last 20 of all steps, in bits a byte. */
static double learn(Kind kind, uint64_t seed, float lr, int warmup)
{
    enum { LAST = 20 };
    Rng rng = rng_seed(seed);
    Params ps = { 0 };
    Tower t = tower_of(&ps, kind, &rng);
    AdamW opt = adamw_init(&ps, lr);
    double sum = 0;
    for (int step = 0; step < STEPS; step++) {
        opt.lr = lr * warmup_cosine(step, warmup, STEPS);
        tape_reset();
        Tensor *loss = loss_of(&t, &rng);
        if (step >= STEPS - LAST)
            sum += (double)loss->data[0] / LAST / log(2);
        params_zero_grad(&ps);
        backward(loss);
        adamw_step(&opt, &ps);
    }
    adamw_close(&opt);
    tower_close(&t);
    params_close(&ps);
    return sum;
}

//@ norms-seeds
typedef struct { double mean, spread; int learned; } Bits;

/* The mean over seeds, their largest distance, and how many know more than
   frequencies. */
static Bits seeds(Kind kind, float lr, int warmup, double frequency)
{
    double sum = 0, least = INFINITY, most = 0;
    int learned = 0;
    for (uint64_t s = 0; s < SEEDS; s++) {
        double bits = learn(kind, lab_seed() + s, lr, warmup);
        sum += bits;
        least = fmin(least, bits);
        most = fmax(most, bits);
        learned += bits < frequency - 0.1;
    }
    return (Bits){ sum / SEEDS, most - least, learned };
}

//@ norms-rows
enum { RATES = 3 };
static const float rates[RATES] = { 0.001f, 0.002f, 0.004f };
typedef Bits All[KINDS][2][RATES];          // norms, warm-up, rate

static void train_all(All all, double frequency)
{
    int done = 0;
    printf("\nbits a byte after %d steps, and how far apart %d seeds are\n"
           "norms      warm-up  rate 0.001    rate 0.002    rate 0.004\n",
           STEPS, SEEDS);
    for (Kind kind = 0; kind < KINDS; kind++)
        for (int w = 0; w < 2; w++) {
            int warmup = w * STEPS / 4;
            printf("%-9s  %7d", kind_names[kind], warmup);
            for (int r = 0; r < RATES; r++) {
                Bits b = seeds(kind, rates[r], warmup, frequency);
                all[kind][w][r] = b;
                printf("  %5.2f (%4.2f)", b.mean, b.spread);
                lab_row("norms", "norm=%s; warmup=%d; lr=%g; loss=%.3f; "
                        "spread=%.3f; learned=%d", kind_names[kind], warmup,
                        (double)rates[r], b.mean, b.spread, b.learned);
                lab_progress(++done, KINDS * 2 * RATES);
            }
            printf("\n");
        }
}

//@ norms-claims
/* Of the nine runs of a kind. */
static int learned(All all, Kind kind, int w)
{
    int sum = 0;
    for (int r = 0; r < RATES; r++)
        sum += all[kind][w][r].learned;
    return sum;
}

static double best(All all, Kind kind)
{
    double least = INFINITY;
    for (int w = 0; w < 2; w++)
        for (int r = 0; r < RATES; r++)
            least = fmin(least, all[kind][w][r].mean);
    return least;
}

//@ norms-judge
static void judge(All all)
{
    enum { RUNS = RATES * SEEDS };
    int cold = learned(all, POST_2017, 0), warm = learned(all, POST_2017, 1);
    lab_claim("pre-needs-none", "Without a warm-up every run with norms "
              "before the parts learns, and less than half of those as in "
              "2017.", HOLDS, learned(all, PRE, 0) == RUNS
              && 2 * cold < RUNS);
    lab_claim("warmup-helps", "With a warm-up more of those as in 2017 learn, "
              "but not all.", HOLDS, cold < warm && warm < RUNS);
    lab_claim("smaller-start", "With norms after the sums a smaller beginning "
              "lets more runs learn than a warm-up does, and so do both.",
              HOLDS, learned(all, POST, 0) > warm
              && learned(all, POST, 1) > warm);
    lab_claim("pre-best", "The lowest mean is that of norms before the parts.",
              FAILS, best(all, PRE) < best(all, POST));
}

//@ norms-main
int main(int argc, char **argv)
{
    All all;
    double chance;
    lab_begin(argc, argv, false);
    Rng rng = rng_seed(lab_seed());
    length = tales(&rng, text, SIZE, &chance);
    double frequency = frequency_bits();
    gradients_compared();
    train_all(all, frequency);
    printf("frequencies of bytes alone: %.2f\n", frequency);
    lab_value("frequency-bits", frequency);
    judge(all);
    return lab_end();
}
