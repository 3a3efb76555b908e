/* lab_digits: how well does a network of two layers read digits that it has
   never seen, and which does it mistake for which? */
#include "lab.h"
#include "02-tensors/digits.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

//@ digits-test-set
enum { TESTS = 2000, SEEDS = 3, STEPS = 600, BATCH = 50 };
static float pictures[TESTS * PIXELS];
static int truth[TESTS], said[TESTS];

typedef struct { double bits, right; } Score;

/* Asks the reader about the test's pictures: the mean surprise at the right
   answer, in bits, and the share of right answers. */
static Score test(const Reader *r)
{
    tape_reset();
    Tensor *logits = reader_logits(r, pictures, TESTS);
    Tensor *loss = t_cross_entropy(logits, truth, (CrossEntropy){ 0 });
    Score score = { (double)loss->data[0] / 0.6931471805599453, 0 };
    for (int i = 0; i < TESTS; i++) {
        const float *y = logits->data + i * DIGITS;
        said[i] = 0;
        for (int d = 1; d < DIGITS; d++)
            if (y[d] > y[said[i]])
                said[i] = d;
        score.right += said[i] == truth[i] ? 1.0 / TESTS : 0;
    }
    return score;
}

//@ digits-train
/* Trains a reader from a seed; records its curve when it is the first. */
static Score train(uint64_t seed, bool first, Score *start)
{
    Rng rng = rng_seed(seed);
    digits_draw(TESTS, &rng, pictures, truth);
    Reader r = reader_new(&rng);
    AdamW opt = adamw_init(&r.ps, 0.003f);
    Score score = *start = test(&r);
    for (int step = 0; step <= STEPS; step++) {
        if (step % 50 == 0) {
            score = test(&r);
        }
        if (step % 50 == 0 && first)
            lab_row("curve", "step=%d; bits=%.4f; right=%.4f", step,
                    score.bits, score.right);
        if (step < STEPS)
            reader_learn(&r, &opt, BATCH, &rng);
    }
    printf("%4llu  %6.3f  %5.3f   %6.3f  %5.3f\n", (unsigned long long)seed,
           start->bits, start->right, score.bits, score.right);
    adamw_close(&opt);
    params_close(&r.ps);
    return score;
}

//@ digits-confusion
/* How often each digit was taken for each. */
static void show_confusion(void)
{
    int count[DIGITS][DIGITS] = { 0 };
    for (int i = 0; i < TESTS; i++)
        count[truth[i]][said[i]]++;
    printf("\nread as     0    1    2    3    4    5    6    7    8    9\n");
    for (int t = 0; t < DIGITS; t++) {
        printf("%d is    ", t);
        for (int s = 0; s < DIGITS; s++) {
            if (count[t][s])
                printf("%5d", count[t][s]);
            else
                printf("    .");
            lab_row("confusion", "digit=%d; read=%d; count=%d", t, s,
                    count[t][s]);
        }
        printf("\n");
    }
}

//@ digits-mistakes
/* Prints the first few pictures that were misread. */
static void show_mistakes(void)
{
    for (int i = 0, shown = 0; i < TESTS && shown < 3; i++) {
        if (said[i] == truth[i])
            continue;
        printf("\n%d, read as %d\n", truth[i], said[i]);
        digit_write(pictures + i * PIXELS, stdout);
        shown++;
    }
}

//@ digits-lab
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    double start_bits = 0, bits = 0, sum = 0, lowest = 1;
    printf("seed  before: bits, right   after: bits, right\n");
    for (int i = SEEDS - 1; i >= 0; i--) {          // the first comes last
        Score start, end = train(lab_seed() + (uint64_t)i, i == 0, &start);
        start_bits += start.bits / SEEDS;
        bits += end.bits / SEEDS;
        sum += end.right;
        lowest = fmin(lowest, end.right);
        lab_progress(SEEDS - i, SEEDS);
    }
    show_confusion();
    show_mistakes();
    lab_value("digits-bits-start", start_bits);
    lab_value("digits-bits-end", bits);
    lab_value("digits-right", sum / SEEDS);
    lab_value("digits-right-lowest", lowest);
    lab_claim("digits-learned", "Each of three readers gets at least 95 of "
              "100 fresh digits right.", HOLDS, lowest >= 0.95);
    return lab_end();
}
