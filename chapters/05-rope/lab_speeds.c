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
/* RoPE with the same speeds in all heads and layers. They stay as they are;
   or are parameters; or each is its first value times e^p, and p, which
   begins at 0, is a parameter. */
enum { D = 16, A = D / 2 };
typedef enum { FIXED, SPEED, FACTOR, WAYS } Way;
static const char *const ways[WAYS] = { "fixed", "speeds", "factors" };
static Way way;

static Tensor *speeds_now(Tensor *parameter)                // (1,A)
{
    if (way == SPEED)
        return parameter;
    double theta[A];
    float begin[A];
    rope_theta(theta, D, 10000);
    for (int a = 0; a < A; a++)
        begin[a] = (float)theta[a];
    Tensor *speed = t_input(DIMS(1, A), begin);
    return way == FIXED ? speed : t_mul(speed, t_exp(parameter));
}

static Tensor *turn_learned(Tensor *x, int first, void *ctx)
{
    Tensor *speed = speeds_now(*(Tensor **)ctx);
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
    for (int a = 0; a < A && way == SPEED; a++)
        speed->data[a] = (float)theta[a];
    *(Tensor **)scheme_memory(t, sizeof speed) = speed;
    for (int l = 0; l < t->encoder.layers; l++) {
        t->encoder.block[l].self_attn.turn = turn_learned;
        t->encoder.block[l].self_attn.ctx = t->ctx;
    }
}

static const Scheme speeds = { "learned speeds", install_learned, false };

//@ speeds-run
enum { SEEDS = 3, STEPS = 400 };
typedef struct {
    double speed[A], right[2];          // at the trained length and at twice
    int steps;                          // until ten losses' mean is below 0.1
} Result;

static void run(int i, void *to)
{
    static Runner runner;
    static float loss[STEPS];
    Result *r = to;
    way = (Way)(i / SEEDS);
    runner_open(&runner, &speeds, lab_seed() + (uint64_t)(i % SEEDS));
    runner_train(&runner, STEPS, loss);
    tape_reset();
    const Tensor *speed = speeds_now(params_find(&runner.ps,
                                                 "position.speed"));
    for (int a = 0; a < A; a++)
        r->speed[a] = (double)speed->data[a];
    for (int l = 0; l < 2; l++)
        r->right[l] = runner_accuracy(&runner, RACE_LENGTH << l);
    double mean = 3;
    for (r->steps = 0; r->steps < STEPS && mean > 0.1; r->steps++)
        mean += 0.1 * ((double)loss[r->steps] - mean);
    runner_close(&runner);
}

//@ speeds-record
/* The speeds of three seeds, and the largest change, as a part of what each
   was. */
static double record(const Result *r)
{
    double theta[A], most = 0;
    rope_theta(theta, D, 10000);
    printf("\n%s: pair, where it begins, after %d steps\n", ways[way], STEPS);
    for (int a = 0; a < A; a++) {
        printf("%4d  %9.5f ", a, theta[a]);
        for (int s = 0; s < SEEDS; s++) {
            printf("  %8.5f", r[s].speed[a]);
            most = fmax(most, fabs(r[s].speed[a] / theta[a] - 1));
        }
        printf("\n");
        lab_row("speeds", "way=%s; pair=%d; begin=%.5f; a=%.5f; b=%.5f; "
                "c=%.5f", ways[way], a, theta[a], r[0].speed[a],
                r[1].speed[a], r[2].speed[a]);
    }
    return most;
}

//@ speeds-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    const Result *r = lab_parallel(WAYS * SEEDS, sizeof *r, run);
    printf("way      seed  steps to loss 0.1  right at %d, %d\n", RACE_LENGTH,
           2 * RACE_LENGTH);
    for (int i = 0; i < WAYS * SEEDS; i++) {
        const char *name = ways[i / SEEDS];
        printf("%-7s  %4d  %17d  %.3f  %.3f\n", name, i % SEEDS + 1,
               r[i].steps, r[i].right[0], r[i].right[1]);
        lab_row("trained", "way=%s; seed=%d; steps=%d; right=%.3f; "
                "twice=%.3f", name, i % SEEDS + 1, r[i].steps,
                r[i].right[0], r[i].right[1]);
    }
    double most[WAYS];
    for (int w = SPEED; w < WAYS; w++) {
        way = (Way)w;
        most[w] = record(r + w * SEEDS);
    }
    lab_value("speeds-most", most[SPEED]);
    lab_value("factors-most", most[FACTOR]);
    lab_claim("speeds-still", "With none of three seeds has a speed changed "
              "by more than a tenth of itself.", FAILS, most[SPEED] < 0.1);
    lab_claim("factors-still", "Nor where factors are learned.", FAILS,
              most[FACTOR] < 0.1);
    return lab_end();
}
