/*
 * One table, two ends
 * difficulty: ★★
 * points: 3
 * parts: loss 1, gradient 2
 * time: 75 min
 *
 * A small model of English has fifty thousand words of 768 numbers: a table
 * of 39 million weights to read with. And at the other end there's a table of
 * the same shape, to say how well each word would fit next. What a word means
 * when it is read and when it is said should be much the same. So take one
 * table for both, and nearly a quarter of all weights is saved. But who adds
 * up the gradients?
 *
 * The smallest model of the kind looks at one word and guesses the next. Word
 * `id[t]` is looked up, made longer, turned by a matrix, and compared with
 * every word of the table:
 *
 *     x = sqrt(C) table[id[t]]                        (C)
 *     h = turn x                                      (C)
 *     logit[w] = table[w] · h        for each word    (V)
 *     p = softmax(logit)
 *
 * and its loss is `-log(p[target[t]])`. `tied_loss` returns the mean loss over
 * those of the `T` positions whose target isn't `NOT_COUNTED`, and 0 if there
 * are none. `tied_loss_backward` adds the gradient of this *mean* to `dtable`
 * and `dturn`.
 *
 * A word may occur many times among `id` and among `target`, and `id[t]` may be
 * `target[t]`. Where the target is `NOT_COUNTED`, nothing is learned from the
 * position at either end. Logits may be ten thousand and more. Take sums in
 * `double`; four digits are compared (absolute 1e-4, relative 1e-4). You may
 * allocate memory; give it back.
 *
 * hint: Begin as if there were two tables, `in` and `out`, with a gradient
 *   each. What is to be done with the two when `in` and `out` are the same?
 * hint: For one position that counts: `dlogit[w] = p[w]`, minus 1 at the
 *   target, divided by the number of positions that count. The end: `dtable[w]`
 *   collects `dlogit[w] h` for *every* word w, whoever was read or meant.
 * hint: `dh` is the sum of `dlogit[w] table[w]` over all w. From there on it is
 *   a linear layer: `dturn[o][i]` collects `dh[o] x[i]`, and `dx[i]` is the sum
 *   of `dh[o] turn[o][i]` over o.
 * hint: The beginning: `dtable[id[t]]` collects `sqrt(C) dx`. It is the same
 *   array as before, so one row may be given something at both ends. With
 *   `+=` in all places there is nothing else to do.
 * after: A node used twice gets two gradients, and they are added: chapter 2's
 *   first rule, with 39 million weights. At the input only the words that were
 *   read learn something, at the output every word, at every step. So a rare
 *   word's row is written by the output, mostly by being told what it's not.
 */
#include "8-one-table.h"
#include <math.h>
#include <stdlib.h>

//! answer
/* What the model makes of one word. */
typedef struct {
    double *x, *h, *p;                  // (C), (C), (V)
} Guess;

static Guess new_guess(const Tied *m)
{
    size_t C = (size_t)m->C, V = (size_t)m->V;
    double *x = malloc((2 * C + V) * sizeof *x);
    return (Guess){ x, x + C, x + 2 * C };
}

/* Fills g for one word; returns the loss if `target` comes next. */
static double guess(const Tied *m, int id, int target, Guess *g)
{
    int C = m->C;
    double largest = -INFINITY, sum = 0;
    for (int i = 0; i < C; i++)
        g->x[i] = sqrt(C) * m->table[id * C + i];
    for (int o = 0; o < C; o++) {
        g->h[o] = 0;
        for (int i = 0; i < C; i++)
            g->h[o] += m->turn[o * C + i] * g->x[i];
    }
    for (int w = 0; w < m->V; w++) {
        g->p[w] = 0;
        for (int i = 0; i < C; i++)
            g->p[w] += m->table[w * C + i] * g->h[i];
        largest = fmax(largest, g->p[w]);
    }
    double loss = largest - g->p[target];
    for (int w = 0; w < m->V; w++)
        sum += g->p[w] = exp(g->p[w] - largest);
    for (int w = 0; w < m->V; w++)
        g->p[w] /= sum;
    return loss + log(sum);
}

static int counted(const int *target, int T)
{
    int count = 0;
    for (int t = 0; t < T; t++)
        count += target[t] != NOT_COUNTED;
    return count;
}

double tied_loss(const Tied *m, const int *id, const int *target, int T)
{
    Guess g = new_guess(m);
    double sum = 0;
    int count = counted(target, T);
    for (int t = 0; t < T; t++)
        if (target[t] != NOT_COUNTED)
            sum += guess(m, id[t], target[t], &g);
    free(g.x);
    return count > 0 ? sum / count : 0;
}

/* One position, `share` being one over the number that count. */
static void guess_backward(const Tied *m, int id, int target, double share,
                           const Guess *g, float *dtable, float *dturn)
{
    int C = m->C;
    double dh[C];
    for (int i = 0; i < C; i++)
        dh[i] = 0;
    for (int w = 0; w < m->V; w++) {
        double dlogit = share * (g->p[w] - (w == target));
        for (int i = 0; i < C; i++) {
            dtable[w * C + i] += (float)(dlogit * g->h[i]);     // the end
            dh[i] += dlogit * m->table[w * C + i];
        }
    }
    for (int i = 0; i < C; i++) {
        double dx = 0;
        for (int o = 0; o < C; o++) {
            dturn[o * C + i] += (float)(dh[o] * g->x[i]);
            dx += dh[o] * m->turn[o * C + i];
        }
        dtable[id * C + i] += (float)(sqrt(C) * dx);            // the beginning
    }
}

void tied_loss_backward(const Tied *m, const int *id, const int *target,
                        int T, float *dtable, float *dturn)
{
    Guess g = new_guess(m);
    int count = counted(target, T);
    for (int t = 0; t < T; t++)
        if (target[t] != NOT_COUNTED) {
            guess(m, id[t], target[t], &g);
            guess_backward(m, id[t], target[t], 1.0 / count, &g, dtable,
                           dturn);
        }
    free(g.x);
}
//! stub
double tied_loss(const Tied *m, const int *id, const int *target, int T)
{
    // TODO: the mean loss over the positions that count.
    (void)m, (void)id, (void)target, (void)T;
    return -1;
}

void tied_loss_backward(const Tied *m, const int *id, const int *target,
                        int T, float *dtable, float *dturn)
{
    // TODO: its gradient, added to dtable and dturn.
    (void)m, (void)id, (void)target, (void)T, (void)dtable, (void)dturn;
}
//! end
