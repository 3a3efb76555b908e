/* lab_speeds: if the speeds of the arrows are parameters, where do they
   go? */
#include "lab.h"
#include "lab_parallel.h"
#include "04-positions/parade.h"
#include "05-rope/theta.h"
#include "05-rope/turn.h"

#include <math.h>
#include <stdio.h>

//@ speeds-scheme
/* RoPE whose speeds, the same in all heads and layers, are learned. */
enum { D = 16, A = D / 2 };
static bool trained;

static Tensor *turn_learned(Tensor *x, int first, void *ctx)
{
    Tensor *speed = *(Tensor **)ctx;                        // (1,A)
    int T = x->dim[2];
    Tensor *place = tape_new("place", DIMS(T, 1), NULL, NULL, NULL, NULL);
    for (int t = 0; t < T; t++)
        place->data[t] = (float)(first + t);
    Tensor *angle = t_angles(place, speed, 1);              // (1,T,A)
    return t_turn(x, angle, PAIR_NEIGHBOURS);
}

static void install_learned(Tower *t, Params *ps, Rng *rng, int L)
{
    (void)rng, (void)L;
    double theta[A];
    Tensor *speed = param(ps, DIMS(1, A), "position.speed");
    rope_theta(theta, D, 10000);
    for (int a = 0; a < A; a++)
        speed->data[a] = (float)theta[a];
    *(Tensor **)scheme_memory(t, sizeof speed) = speed;
    if (!trained)
        params_freeze(ps, "position");
    for (int l = 0; l < t->encoder.layers; l++) {
        t->encoder.block[l].self_attn.turn = turn_learned;
        t->encoder.block[l].self_attn.ctx = t->ctx;
    }
}

static const Scheme speeds = { "learned speeds", install_learned, false };

//@ speeds-run
enum { SEEDS = 3, WAYS = 2, STEPS = 400 };
typedef struct {
    double speed[A], right[2];          // at the trained length and at twice
    int steps;                          // until ten losses' mean is below 0.1
} Result;

static void run(int i, void *to)
{
    static Runner runner;
    static float loss[STEPS];
    Result *r = to;
    trained = i / SEEDS == 1;
    runner_open(&runner, &speeds, lab_seed() + (uint64_t)(i % SEEDS));
    runner_train(&runner, STEPS, loss);
    const Tensor *speed = params_find(&runner.ps, "position.speed");
    for (int a = 0; a < A; a++)
        r->speed[a] = (double)speed->data[a];
    for (int l = 0; l < 2; l++)
        r->right[l] = runner_accuracy(&runner, RACE_LENGTH << l);
    double mean = 3;
    for (r->steps = 0; r->steps < STEPS && mean > 0.1; r->steps++)
        mean += 0.1 * ((double)loss[r->steps] - mean);
    runner_close(&runner);
}

//@ speeds-main
static void record(const Result *r)
{
    double theta[A], least = INFINITY, most = 0;
    rope_theta(theta, D, 10000);
    printf("pair    begins at   after %d steps, three seeds\n", STEPS);
    for (int a = 0; a < A; a++) {
        const Result *t = r + SEEDS;
        printf("%4d  %11.5f ", a, theta[a]);
        for (int s = 0; s < SEEDS; s++) {
            double change = fabs(t[s].speed[a] - theta[a]);
            printf("  %8.5f", t[s].speed[a]);
            most = fmax(most, change / theta[a]);
            least = fmin(least, change / theta[a]);
        }
        printf("\n");
        lab_row("speeds", "pair=%d; begin=%.5f; a=%.5f; b=%.5f; c=%.5f", a,
                theta[a], t[0].speed[a], t[1].speed[a], t[2].speed[a]);
    }
    lab_value("speeds-most", most);
    lab_value("speeds-least", least);
    lab_claim("speeds-still", "With none of three seeds has a speed changed "
              "by more than a tenth of itself.", HOLDS, most < 0.1);
}

int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    const Result *r = lab_parallel(WAYS * SEEDS, sizeof *r, run);
    record(r);
    printf("\nspeeds   steps to loss 0.1   right at %d and %d\n", RACE_LENGTH,
           2 * RACE_LENGTH);
    for (int i = 0; i < WAYS * SEEDS; i++) {
        const char *way = i < SEEDS ? "fixed" : "learned";
        printf("%-7s  %17d   %.3f  %.3f\n", way, r[i].steps, r[i].right[0],
               r[i].right[1]);
        lab_row("trained", "speeds=%s; seed=%d; steps=%d; right=%.3f; "
                "twice=%.3f", way, i % SEEDS + 1, r[i].steps, r[i].right[0],
                r[i].right[1]);
    }
    return lab_end();
}
