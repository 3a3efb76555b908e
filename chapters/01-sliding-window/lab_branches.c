/* lab_branches: how often would a processor guess the deque's next step
   wrongly? */
#include "lab.h"
#include "01-sliding-window/shapes.h"

#include <stdio.h>

//@ predictor
/* A two-bit predictor: it guesses what happened lately, and changes its
   mind only after two surprises (Smith 1981). States 0, 1 guess no. */
typedef struct {
    int state;
    long wrong;
} Predictor;

/* Tells the predictor what happened, and returns it. */
static bool happened(Predictor *p, bool yes)
{
    p->wrong += yes != (p->state >= 2);
    p->state += yes ? p->state < 3 : -(p->state > 0);
    return yes;
}

//@ predicted-deque
enum { N = 1000000, K = 10 };

/* The deque of deque.c on x, its pops and its expiries watched; returns
   the wrong guesses for each value. */
static double wrong_guesses(const int *x)
{
    static int deque[N];
    Predictor pop = { 0, 0 }, expire = { 0, 0 };
    int head = 0, tail = 0;
    for (int i = 0; i < N; i++) {
        if (tail > head && happened(&expire, deque[head] + K == i))
            head++;
        while (tail > head && happened(&pop, x[i] >= x[deque[tail - 1]]))
            tail--;
        deque[tail++] = i;
    }
    return (double)(pop.wrong + expire.wrong) / N;
}

//@ branches-main
int main(int argc, char **argv)
{
    static int x[N];
    double wrong[SHAPES];
    lab_begin(argc, argv, false);
    for (int shape = 0; shape < SHAPES; shape++) {
        shape_fill(x, N, shape, lab_seed());
        wrong[shape] = wrong_guesses(x);
        printf("%-9s %.4f wrong guesses for each value\n",
               shape_names[shape], wrong[shape]);
    }
    lab_value("wrong-random", wrong[0]);
    lab_claim("random-surprises", "A two-bit predictor is wrong more than "
              "once for every two random values.", HOLDS, wrong[0] > 0.5);
    lab_claim("order-calms", "It is almost never wrong on rising or falling "
              "values.", HOLDS, wrong[1] < 0.001 && wrong[2] < 0.001);
    return lab_end();
}
