/* lab_patience: those who had not learned the race's task get three times as
   many steps. Do they learn it, and how far does it then reach? */
#include "lab.h"
#include "lab_parallel.h"
#include "04-positions/parade.h"

#include <math.h>
#include <stdio.h>

//@ patience-run
enum { STEPS = 1200, SEEDS = 3, LATE = 6, LENGTHS = 3 };
static const Scheme *const late[LATE] = {
    &nope, &sinusoidal, &floater, &multiplicative, &complex_words, &alibi };

typedef struct { double right[LENGTHS]; } Race;

static void race(int i, void *result)
{
    static Runner r;
    Race *to = result;
    const Scheme *scheme = late[i % LATE];
    runner_open(&r, scheme, lab_seed() + (uint64_t)(i / LATE));
    runner_train(&r, STEPS, NULL);
    for (int n = 0; n < LENGTHS && (n == 0 || !scheme->ends); n++)
        to->right[n] = runner_accuracy(&r, 32 << n);
    runner_close(&r);
}

//@ patience-table
/* The least and the most of three seeds. */
static void spread(const Race *races, int scheme, int n, double *least,
                   double *most)
{
    *least = 1;
    *most = 0;
    for (int s = 0; s < SEEDS; s++) {
        double one = races[s * LATE + scheme].right[n];
        *least = fmin(*least, one);
        *most = fmax(*most, one);
    }
}

static void show(const Race *races)
{
    printf("share of right answers after %d steps, three seeds\n"
           "%-16s          32           64          128\n", STEPS, "");
    for (int i = 0; i < LATE; i++) {
        printf("%-16s", late[i]->name);
        for (int n = 0; n < LENGTHS && (n == 0 || !late[i]->ends); n++) {
            double least, most;
            spread(races, i, n, &least, &most);
            printf(" %.3f-%.3f", least, most);
            lab_row("patience", "scheme=%s; length=%d; least=%.3f; most=%.3f",
                    late[i]->name, 32 << n, least, most);
        }
        printf("\n");
    }
}

//@ patience-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    const Race *races = lab_parallel(LATE * SEEDS, sizeof(Race), race);
    show(races);
    double least, most, far_least, far_most;
    spread(races, 1, 0, &least, &most);
    spread(races, 1, 1, &far_least, &far_most);
    lab_claim("sinusoids-learn", "With three times the steps the sinusoids "
              "answer more than nine of ten right, with each seed.", HOLDS,
              least > 0.9);
    lab_claim("sinusoids-extrapolate", "At twice the length they still answer "
              "half right.", FAILS, far_most > 0.5);
    spread(races, 5, 0, &least, &most);
    lab_claim("alibi-learns", "With three times the steps ALiBi answers nine "
              "of ten right.", FAILS, most > 0.9);
    spread(races, 0, 0, &least, &most);
    lab_claim("nope-learns", "With three times the steps NoPE answers nine of "
              "ten right.", FAILS, most > 0.9);
    return lab_end();
}
