/* lab_order: what becomes of "dog bites man" when its words change places:
   without positions, with them, and term by term. */
#include "lab.h"
#include "02-tensors/ops.h"
#include "04-positions/parade.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

//@ order-words
/* Three words and three places, two numbers each. */
enum { DOG, BITES, MAN };
static const char *const words[] = { "dog", "bites", "man" };
static const float word[3][2] = { { 1, 0 }, { 0, 1 }, { 1, 1 } };
static const float place[3][2] = { { 0.5f, 0 }, { 0, 0.5f }, { 0.5f, -0.5f } };
static const int sentences[2][3] = { { DOG, BITES, MAN }, { MAN, BITES, DOG } };

//@ order-terms
static float dot(const float *a, const float *b)
{
    return a[0] * b[0] + a[1] * b[1];
}

/* With W_Q and W_K left out: (x_i + p_i) . (x_j + p_j) in its four terms. */
static void terms(const int *text, int i, int j, float term[4])
{
    const float *xi = word[text[i]], *xj = word[text[j]];
    term[0] = dot(xi, xj);
    term[1] = dot(xi, place[j]);
    term[2] = dot(place[i], xj);
    term[3] = dot(place[i], place[j]);
}

static void show_terms(const int *text, const char *name)
{
    printf("%s %s %s\n   query    key     x.x    x.p    p.x    p.p    sum\n",
           words[text[0]], words[text[1]], words[text[2]]);
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) {
            float t[4], sum = 0;
            terms(text, i, j, t);
            printf("%8s %6s ", words[text[i]], words[text[j]]);
            for (int n = 0; n < 4; n++) {
                printf(" %6.2f", (double)t[n]);
                sum += t[n];
            }
            printf(" %6.2f\n", (double)sum);
            lab_row("scores", "text=%s; query=%d %s; key=%d %s; score=%.2f",
                    name, i, words[text[i]], j, words[text[j]], (double)sum);
        }
}

//@ order-bag
/* Attention with words alone: what the word gets, wherever it stands. */
static float *gets(const int *text, int which)
{
    float x[3][2];
    int at = 0;
    for (int t = 0; t < 3; t++) {
        memcpy(x[t], word[text[t]], sizeof x[t]);
        at = text[t] == which ? t : at;
    }
    Tensor *in = t_input(DIMS(1, 1, 3, 2), x[0]);
    return t_attend(in, in, in, &(Mask){ 0 }, NULL)->data + 2 * at;
}

static void show_bag(void)
{
    double worst = 0;
    printf("\nwithout places, a word gets\n");
    for (int w = 0; w < 3; w++) {
        const float *a = gets(sentences[0], w), *b = gets(sentences[1], w);
        printf("%6s  %.6f %.6f   and  %.6f %.6f\n", words[w], (double)a[0],
               (double)a[1], (double)b[0], (double)b[1]);
        worst = fmax(worst, fabs((double)(a[0] - b[0])));
        worst = fmax(worst, fabs((double)(a[1] - b[1])));
    }
    lab_value("dog-gets-0", (double)gets(sentences[0], DOG)[0]);
    lab_value("dog-gets-1", (double)gets(sentences[0], DOG)[1]);
    lab_claim("bag", "Without places each word of the two sentences gets the "
              "same, to the last digits.", HOLDS, worst < 1e-6);
}

//@ order-apart
/* How far the last word's row is from what it is when the three words before
   it change places: the largest difference, in a tower of random weights. */
static double apart(const Scheme *scheme, bool causal, int layers)
{
    static const int text[] = { 1, 2, 3, 4 }, other[] = { 3, 1, 2, 4 };
    Rng rng = rng_seed(lab_seed());
    Params ps = { 0 };
    Tower t = tower_new(&ps, &rng, "order", &(Sizes){
        .V = 5, .C = 32, .H = 4, .F = 64, .layers = layers });
    scheme->install(&t, &ps, &rng, 8);
    for (int i = 0; i < ps.count; i++)
        if (strcmp(ps.at[i]->name, "position.A.weight") != 0)
            init_normal(ps.at[i], &rng, 0.3f);
    Pass pass = { .mask.causal = causal };
    const Tensor *a = tower(&t, text, 1, 4, &pass);
    const Tensor *b = tower(&t, other, 1, 4, &pass);
    double worst = 0;
    for (int c = 3 * 32; c < 4 * 32; c++)
        worst = fmax(worst, fabs((double)(a->data[c] - b->data[c])));
    scheme_remove(&t);
    tower_close(&t);
    params_close(&ps);
    return worst;
}

static void show_apart(void)
{
    bool others = true;
    double encoder = 0, one = 0, two = 0;
    printf("\nhow far the last word moves when the others change places\n"
           "%-16s  encoder  1 causal  2 causal\n", "");
    for (int i = 0; i < SCHEMES; i++) {
        double e = apart(schemes[i], false, 1), a = apart(schemes[i], true, 1);
        double b = apart(schemes[i], true, 2);
        printf("%-16s %8.1e  %8.1e  %8.1e\n", schemes[i]->name, e, a, b);
        lab_row("apart", "scheme=%s; encoder=%.1e; one=%.1e; two=%.1e",
                schemes[i]->name, e, a, b);
        if (schemes[i] == &nope) {
            encoder = e;
            one = a;
            two = b;
        } else
            others = others && e > 1e-3;
    }
    lab_claim("nope-encoder", "Without positions an encoder does not notice.",
              HOLDS, encoder < 1e-5);
    lab_claim("nope-one", "One causal block does not notice either.", HOLDS,
              one < 1e-5);
    lab_claim("nope-two", "Two causal blocks do.", HOLDS, two > 1e-3);
    lab_claim("all-notice", "With every other scheme an encoder notices.",
              HOLDS, others);
}

//@ order-count
/* A causal head that gives all keys the same weight, and a value of 1 for the
   first token alone: it tells each place its number. */
static void show_count(void)
{
    enum { T = 6 };
    static const float zero[T], first[T] = { 1 };
    Tensor *q = t_input(DIMS(1, 1, T, 1), zero);
    Tensor *v = t_input(DIMS(1, 1, T, 1), first);
    const Tensor *y = t_attend(q, q, v, &(Mask){ .causal = true }, NULL);
    bool counts = true;
    printf("\nplace  gets\n");
    for (int i = 0; i < T; i++) {
        printf("%5d  %.4f\n", i, (double)y->data[i]);
        double share = (double)y->data[i];
        counts = counts && fabs(share * (i + 1) - 1) < 1e-6;
    }
    lab_claim("counts", "The head gives place i the number 1 / (i + 1).",
              HOLDS, counts);
}

//@ order-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    show_terms(sentences[0], "dog-bites-man");
    show_terms(sentences[1], "man-bites-dog");
    show_bag();
    show_apart();
    show_count();
    return lab_end();
}
