/* lab_stretch: texts longer than those of the training, with the arrows
   slowed in five ways; for a task that asks for content and one that asks for
   places; at once, and after a few more steps on long texts. */
#include "lab.h"
#include "lab_parallel.h"
#include "01-sliding-window/require.h"
#include "04-positions/parade.h"
#include "05-rope/passkey.h"
#include "05-rope/rope_scheme.h"
#include "05-rope/theta.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

//@ stretch-ways
/* Both models are trained on texts of L tokens and have heads of width D. */
enum { L = 32, D = 16, PLAIN = 0, LINEAR, NTK, DYNAMIC, YARN, WAYS };
static const char *const ways[WAYS] = { "plain", "interpolated", "NTK",
                                        "dynamic", "YaRN" };

/* Slows the arrows of a tower for texts of n tokens, s = n/L times as long as
   in the training. */
static void stretch(Tower *t, int way, int n)
{
    const double base = 10000, s = (double)n / L;
    double theta[D / 2], factor = 1;
    rope_theta(theta, D, base);
    if (way == LINEAR)
        theta_interpolated(theta, D, base, s);
    if (way == NTK)
        rope_theta(theta, D, ntk_base(base, D, s));
    if (way == DYNAMIC)
        rope_theta(theta, D, dynamic_base(base, D, 2, n, L));
    if (way == YARN)
        factor = theta_yarn(theta, D, base, s, L);
    rope_scheme_set(t, theta, factor);
}

//@ stretch-tasks
/* Chapter 4's race, which asks what stood one place back and three, and the
   key in the talk. */
enum { OFFSET, KEY, TASKS };
static const char *const tasks[TASKS] = { "offset", "key" };
static Seeker seeker;
static Runner runner;

static Tower *open_trained(int task, uint64_t seed)
{
    if (task == KEY) {
        seeker_open(&seeker, &rope_scheme, seed);
        seeker_train(&seeker, 200);
        return &seeker.tower;
    }
    runner_open(&runner, &rope_scheme, seed);
    runner_train(&runner, 400, NULL);
    return &runner.tower;
}

static double accuracy(int task, int T)
{
    return task == KEY ? seeker_accuracy(&seeker, T)
                       : runner_accuracy(&runner, T);
}

//@ stretch-tune
/* Some more steps on texts of LONG tokens, and the accuracy at LONG as it
   goes: right[0] after 0 steps, and so on. */
enum { LONG = 256, EVERY = 5, POINTS = 9, TUNED = 3 };
static const int tuned_ways[TUNED] = { PLAIN, LINEAR, YARN };

static void tune(int task, Params *ps, double right[POINTS])
{
    AdamW opt = adamw_init(ps, 0.001f);
    for (int step = 0; step <= EVERY * (POINTS - 1); step++) {
        if (step % EVERY == 0)
            right[step / EVERY] = accuracy(task, LONG);
        if (task == KEY)
            seeker_learn(&seeker, &opt, 16, LONG);
        else
            runner_learn(&runner, &opt, LONG);
    }
    adamw_close(&opt);
}

//@ stretch-keep
/* Copies the parameters one behind another, or back. */
static void keep(const Params *ps, float *kept, bool back)
{
    for (int i = 0; i < ps->count; i++) {
        size_t n = numel(ps->at[i]);
        float *to = back ? ps->at[i]->data : kept;
        memcpy(to, back ? kept : ps->at[i]->data, n * sizeof *kept);
        kept += n;
    }
}

//@ stretch-run
enum { SEEDS = 3, LENGTHS = 6 };
typedef struct {
    double at_once[WAYS][LENGTHS];          // at L 2^length tokens
    double tuned[TUNED][POINTS];
} Result;
static Result *results;                     // [task][seed]

static void run(int i, void *to)
{
    Result *r = to;
    int task = i / SEEDS;
    Tower *t = open_trained(task, lab_seed() + (uint64_t)(i % SEEDS));
    Params *ps = task == KEY ? &seeker.ps : &runner.ps;
    float *kept = allocate(params_count(ps, false), sizeof *kept);
    keep(ps, kept, false);
    for (int w = 0; w < WAYS; w++)
        for (int l = 0; l < LENGTHS; l++) {
            stretch(t, w, L << l);
            r->at_once[w][l] = accuracy(task, L << l);
        }
    for (int j = 0; j < TUNED; j++) {       // each from where it was trained
        keep(ps, kept, true);
        stretch(t, tuned_ways[j], LONG);
        tune(task, ps, r->tuned[j]);
    }
    free(kept);
}

//@ stretch-spread
typedef struct { double mean, least, most; } Spread;

static void add(Spread *s, int seed, double x)
{
    s->mean += x / SEEDS;
    s->least = seed == 0 ? x : fmin(s->least, x);
    s->most = seed == 0 ? x : fmax(s->most, x);
}

static Spread at_once(int task, int way, int length)
{
    Spread s = { 0 };
    for (int seed = 0; seed < SEEDS; seed++)
        add(&s, seed, results[task * SEEDS + seed].at_once[way][length]);
    return s;
}

static Spread tuned(int task, int job, int point)
{
    Spread s = { 0 };
    for (int seed = 0; seed < SEEDS; seed++)
        add(&s, seed, results[task * SEEDS + seed].tuned[job][point]);
    return s;
}

//@ stretch-rows
static void record_at_once(int task)
{
    printf("%s, trained on %d tokens: right at 1, 2, 4, ... times that\n",
           tasks[task], L);
    for (int w = 0; w < WAYS; w++) {
        printf("%-14s", ways[w]);
        for (int l = 0; l < LENGTHS; l++) {
            Spread s = at_once(task, w, l);
            printf("  %.2f", s.mean);
            lab_row("stretch", "task=%s; way=%s; T=%d; mean=%.3f; least=%.3f; "
                    "most=%.3f", tasks[task], ways[w], L << l, s.mean,
                    s.least, s.most);
        }
        printf("\n");
    }
}

static void record_tuned(int task)
{
    printf("%s: right at %d tokens after 0, %d, ... steps there\n",
           tasks[task], LONG, EVERY);
    for (int j = 0; j < TUNED; j++) {
        printf("%-14s", ways[tuned_ways[j]]);
        for (int p = 0; p < POINTS; p++) {
            Spread s = tuned(task, j, p);
            printf("  %.2f", s.mean);
            lab_row("tuned", "task=%s; way=%s; steps=%d; mean=%.3f; "
                    "least=%.3f; most=%.3f", tasks[task],
                    ways[tuned_ways[j]], p * EVERY, s.mean, s.least, s.most);
        }
        printf("\n");
    }
}

//@ stretch-claims
static bool never_behind(int task, int job, int other)
{
    for (int p = 0; p < POINTS; p++)
        if (tuned(task, job, p).mean < tuned(task, other, p).mean)
            return false;
    return true;
}

static void claims(void)
{
    enum { TWICE = 1, FOUR, LAST = LENGTHS - 1, OF_PLAIN = 0, OF_LINEAR };
    lab_claim("stretch-plain", "Plain RoPE names fewer than two in five keys "
              "at 32 times the length, with each of three seeds.", HOLDS,
              at_once(KEY, PLAIN, LAST).most < 0.4);
    lab_claim("stretch-linear", "Interpolated it names 99 in 100 at least, "
              "with each seed, though it was never trained so.", HOLDS,
              at_once(KEY, LINEAR, LAST).least >= 0.99);
    lab_claim("stretch-offset", "Interpolated, the task of places is lost at "
              "twice the length already, with each seed.", HOLDS,
              at_once(OFFSET, LINEAR, TWICE).most < 0.2);
    lab_claim("stretch-yarn", "With YaRN both tasks are right in four of five "
              "cases at least at four times the length, with each seed.",
              HOLDS, at_once(KEY, YARN, FOUR).least >= 0.8
              && at_once(OFFSET, YARN, FOUR).least >= 0.8);
    lab_claim("tuned-key", "In the task of content, interpolated is never "
              "behind plain at equal steps on long texts, on the mean of "
              "three seeds.", HOLDS, never_behind(KEY, OF_LINEAR, OF_PLAIN));
    lab_claim("tuned-offset", "In the task of places, interpolated is never "
              "behind plain at equal steps on long texts, on the mean of "
              "three seeds.", FAILS,
              never_behind(OFFSET, OF_LINEAR, OF_PLAIN));
}

//@ stretch-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    results = lab_parallel(TASKS * SEEDS, sizeof *results, run);
    for (int task = 0; task < TASKS; task++) {
        record_at_once(task);
        record_tuned(task);
        printf("\n");
    }
    claims();
    return lab_end();
}
