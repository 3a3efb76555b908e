/* lab_parade: every scheme runs the same race for the same number of steps,
   at 32 tokens; how far does what it has learned reach? */
#include "lab.h"
#include "lab_parallel.h"
#include "04-positions/parade.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

//@ parade-run
enum { STEPS = 400, EVERY = 25, POINTS = STEPS / EVERY, SEEDS = 3 };
enum { LENGTHS = 5 };
static const int lengths[LENGTHS] = { 32, 64, 128, 256, 512 };

typedef struct { float loss[STEPS]; double right[LENGTHS]; } Race;

/* Run i: a scheme and a seed. */
static void race(int i, void *result)
{
    static Runner r;
    Race *to = result;
    const Scheme *scheme = schemes[i % SCHEMES];
    runner_open(&r, scheme, lab_seed() + (uint64_t)(i / SCHEMES));
    runner_train(&r, STEPS, to->loss);
    for (int n = 0; n < LENGTHS && (n == 0 || !scheme->ends); n++)
        to->right[n] = runner_accuracy(&r, lengths[n]);
    runner_close(&r);
}

//@ parade-sums
static const Race *races;                       // SEEDS rows of SCHEMES

/* Of a scheme's seeds, at a length. */
typedef struct { double mean, least, most; } Right;

static Right right_at(int scheme, int n)
{
    Right r = { 0, 1, 0 };
    for (int s = 0; s < SEEDS; s++) {
        double one = races[s * SCHEMES + scheme].right[n];
        r.mean += one / SEEDS;
        r.least = fmin(r.least, one);
        r.most = fmax(r.most, one);
    }
    return r;
}

/* The mean loss of all seeds over EVERY steps. */
static double loss_at(int scheme, int point)
{
    double sum = 0;
    for (int s = 0; s < SEEDS; s++)
        for (int i = 0; i < EVERY; i++)
            sum += (double)races[s * SCHEMES + scheme]
                .loss[point * EVERY + i];
    return sum / (SEEDS * EVERY);
}

//@ parade-table
static void show_parade(void)
{
    printf("share of right answers, mean of three seeds\n%-16s", "length");
    for (int n = 0; n < LENGTHS; n++)
        printf("%7d", lengths[n]);
    for (int i = 0; i < SCHEMES; i++) {
        printf("\n%-16s", schemes[i]->name);
        for (int n = 0; n < LENGTHS; n++) {
            if (n > 0 && schemes[i]->ends)
                break;
            Right r = right_at(i, n);
            printf("%7.3f", r.mean);
            lab_row("parade", "scheme=%s; length=%d; right=%.3f; least=%.3f; "
                    "most=%.3f", schemes[i]->name, lengths[n], r.mean, r.least,
                    r.most);
        }
    }
    printf("\n");
}

//@ parade-convergence
/* The first step after which the mean loss of EVERY steps is below a tenth of
   a nat; 0: none. */
static int learned_after(int scheme)
{
    for (int p = 0; p < POINTS; p++)
        if (loss_at(scheme, p) < 0.1)
            return (p + 1) * EVERY;
    return 0;
}

static bool is_shown(const Scheme *s)
{
    return s == &nope || s == &learned || s == &sinusoidal || s == &shaw
        || s == &transformer_xl || s == &t5 || s == &deberta || s == &alibi;
}

static void show_convergence(void)
{
    printf("\nloss in nats, mean of %d steps and three seeds; learned after\n",
           EVERY);
    for (int i = 0; i < SCHEMES; i++) {
        printf("%-16s", schemes[i]->name);
        for (int p = 3; p < POINTS; p += 4)
            printf("%7.3f", loss_at(i, p));
        printf("%7d\n", learned_after(i));
        lab_row("sooner", "scheme=%s; half=%.3f; end=%.3f; steps=%d",
                schemes[i]->name, loss_at(i, POINTS / 2 - 1),
                loss_at(i, POINTS - 1), learned_after(i));
        for (int p = 0; p < POINTS && is_shown(schemes[i]); p++)
            lab_row("losses", "scheme=%s; step=%d; loss=%.4f",
                    schemes[i]->name, (p + 1) * EVERY, loss_at(i, p));
    }
}

//@ parade-claims
static int number_of(const Scheme *s)
{
    int i = 0;
    while (schemes[i] != s)
        i++;
    return i;
}

static Right of(const Scheme *s, int n)
{
    return right_at(number_of(s), n);
}

static void claim_reach(void)
{
    static const Scheme *const far[] = { &shaw, &transformer_xl, &xlnet,
                                         &deberta };
    static const Scheme *const absolute[] = { &hierarchical, &sinusoidal,
                                              &floater, &complex_words };
    bool reach = true, fall = true;
    for (int i = 0; i < 4; i++) {
        reach = reach && of(far[i], LENGTHS - 1).least > 0.9;
        fall = fall && of(absolute[i], 1).most < 0.25;
    }
    lab_claim("reach", "Shaw, Transformer-XL, XLNet and DeBERTa answer more "
              "than nine of ten right at sixteen times the length, with each "
              "of three seeds.", HOLDS, reach);
    lab_claim("fall", "At twice the length the absolute schemes that go on at "
              "all answer less than a quarter right, with each seed.", HOLDS,
              fall);
    bool flat = true, all = true;
    for (int n = 1; n < LENGTHS; n++)
        flat = flat && fabs(of(&alibi, n).mean - of(&alibi, 0).mean) < 0.05;
    lab_claim("alibi-flat", "ALiBi is as good at each length as at 32, within "
              "a twentieth.", HOLDS, flat);
    lab_claim("alibi-solves", "ALiBi answers nine of ten right at 32.", FAILS,
              of(&alibi, 0).least > 0.9);
    for (int i = 0; i < 4; i++)
        all = all && of(far[i], LENGTHS - 1).least > 0.9;
    lab_claim("relative-extends", "Every relative scheme that has learned the "
              "task keeps nine of ten at twice the length.", FAILS,
              all && of(&t5, 1).least > 0.9);
}

static void claim_speed(void)
{
    int table = learned_after(number_of(&learned));
    int distance = learned_after(number_of(&shaw));
    lab_claim("sinusoids-slow", "The sinusoids have not learned the task when "
              "the learned table has.", HOLDS,
              table > 0 && learned_after(number_of(&sinusoidal)) == 0);
    lab_claim("relative-sooner", "Shaw's relative rows have learned the task "
              "in fewer than three quarters of the steps of the learned "
              "table.", FAILS, distance > 0 && 4 * distance < 3 * table);
    lab_claim("nope-unsolved", "NoPE answers nine of ten right at 32.", FAILS,
              of(&nope, 0).least > 0.9);
}

//@ parade-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    races = lab_parallel(SCHEMES * SEEDS, sizeof(Race), race);
    show_parade();
    show_convergence();
    claim_reach();
    claim_speed();
    lab_value("nope-at-32", of(&nope, 0).mean);
    lab_value("alibi-at-32", of(&alibi, 0).mean);
    lab_value("t5-at-32", of(&t5, 0).mean);
    lab_value("t5-at-64", of(&t5, 1).mean);
    lab_value("t5-at-128", of(&t5, 2).mean);
    return lab_end();
}
