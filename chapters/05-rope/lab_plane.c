/* lab_plane: what can a head say about places in two dimensions, if its
   arrows turn by x or by y, or by both? */
#include "lab.h"
#include "02-tensors/optim.h"
#include "05-rope/plane.h"

#include <math.h>
#include <stdio.h>

//@ plane-target
/* A picture of SIDE x SIDE patches that are all alike. The head is to look
   from each patch at the one FAR down to the right and at the one FAR up to
   the left, half and half. Patches that lack one of them are not asked. */
enum { SIDE = 9, PATCHES = SIDE * SIDE, FAR = 3, D = 16, A = D / 2,
       INSIDE = SIDE - 2 * FAR, ASKED = INSIDE * INSIDE };

static void draw_target(int *asked, float *target)
{
    for (int i = 0; i < ASKED; i++) {
        int x = FAR + i % INSIDE, y = FAR + i / INSIDE;
        asked[i] = y * SIDE + x;
        for (int j = 0; j < PATCHES; j++)
            target[i * PATCHES + j] = 0;
        target[i * PATCHES + (y + FAR) * SIDE + x + FAR] = 0.5f;
        target[i * PATCHES + (y - FAR) * SIDE + x - FAR] = 0.5f;
    }
}

//@ plane-head
/* Since all patches are alike, their query is one row, learned, and so is
   their key. The speeds (2,A) are learned too; in an axial head those of the
   other coordinate are struck out. */
typedef struct {
    Params ps;
    Tensor *q, *k, *speed;
    bool axial;
} Head;

static Head head_new(Rng *rng, bool axial)
{
    Head h = { .axial = axial };
    h.q = param(&h.ps, DIMS(1, D), "q");
    h.k = param(&h.ps, DIMS(1, D), "k");
    init_normal(h.q, rng, 1);
    init_normal(h.k, rng, 1);
    h.speed = rope_mixed_new(&h.ps, rng, "speed", 1, D, 10);
    for (int a = 0; a < A && axial; a++) {
        float theta = (float)pow(100, -4.0 * (a % (A / 2)) / D);
        h.speed->data[a] = a < A / 2 ? theta : 0;
        h.speed->data[A + a] = a < A / 2 ? 0 : theta;
    }
    return h;
}

static Tensor *speed_of(const Head *h)
{
    float own[2 * A];
    for (int i = 0; i < 2 * A; i++)
        own[i] = (i < A) == (i % A < A / 2) || !h->axial;
    return t_mul(h->speed, t_input(DIMS(2, A), own));
}

//@ plane-scores
/* The row for every patch, turned for its place. */
static Tensor *turned(Tensor *row, Tensor *angle)
{
    static const int first[PATCHES];
    Tensor *x = t_gather(row, first, PATCHES);              // (PATCHES,D)
    x = t_reshape(x, DIMS(1, 1, PATCHES, D));
    return t_turn(x, angle, PAIR_NEIGHBOURS);
}

/* What each patch asked gives to each patch, before the softmax. */
static Tensor *scores_of(const Head *h, const int *asked)
{
    Tensor *speed = speed_of(h);
    Tensor *angle = rope_mixed_angles(speed, 1, 0, SIDE, SIDE);
    Tensor *q = turned(h->q, angle), *k = turned(h->k, angle);
    Tensor *s = t_matmul(q, k, false, true);            // (1,1,PATCHES,same)
    return t_gather(t_reshape(s, DIMS(PATCHES, PATCHES)), asked, ASKED);
}

//@ plane-learn
/* Returns the loss after STEPS steps. */
enum { STEPS = 1500, SEEDS = 3 };

static double learn(Head *h)
{
    static int asked[ASKED];
    static float target[ASKED * PATCHES];
    double last = 0;
    draw_target(asked, target);
    AdamW opt = adamw_init(&h->ps, 0);
    opt.decay = 0;
    for (int step = 0; step < STEPS; step++) {
        opt.lr = 0.02f * warmup_cosine(step, 50, STEPS);
        tape_reset();
        Tensor *s = scores_of(h, asked);
        Tensor *loss = t_cross_entropy_soft(
            s, t_input(DIMS(ASKED, PATCHES), target));
        params_zero_grad(&h->ps);
        backward(loss);
        clip_global_norm(&h->ps, 1);
        adamw_step(&opt, &h->ps);
        last = (double)loss->data[0];
    }
    adamw_close(&opt);
    return last;
}

//@ plane-map
/* Where the patch in the middle looks. */
static void record_map(const Head *h, const char *kind)
{
    int middle = SIDE / 2 * SIDE + SIDE / 2;
    tape_reset();
    const float *w = t_softmax(scores_of(h, (int[ASKED]){ middle }))->data;
    for (int j = 0; j < PATCHES; j++)
        lab_row("map", "kind=%s; y=%d; x=%d; weight=%.2f", kind,
                j / SIDE, j % SIDE, (double)w[j]);
}

//@ plane-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    double best = 99, worst = 0;
    printf("loss of one head, bits; the least there can be is 1\n"
           "seed   axial   mixed\n");
    for (int seed = 0; seed < SEEDS; seed++) {
        double bits[2];
        for (int axial = 0; axial < 2; axial++) {
            Rng rng = rng_seed(lab_seed() + (uint64_t)seed);
            Head h = head_new(&rng, axial);
            bits[axial] = learn(&h) / log(2);
            if (seed == 0)
                record_map(&h, axial ? "axial" : "mixed");
            params_close(&h.ps);
            lab_progress(2 * seed + axial + 1, 2 * SEEDS);
        }
        printf("%4d  %6.3f  %6.3f\n", seed + 1, bits[1], bits[0]);
        lab_row("loss", "seed=%d; axial=%.3f; mixed=%.3f", seed + 1, bits[1],
                bits[0]);
        best = fmin(best, bits[1]);
        worst = fmax(worst, bits[0]);
    }
    lab_claim("plane-axial", "An axial head never needs fewer than two bits, "
              "with each of three seeds.", HOLDS, best >= 2);
    lab_claim("plane-mixed", "A mixed one needs less than one and a quarter, "
              "with each seed.", HOLDS, worst < 1.25);
    return lab_end();
}
