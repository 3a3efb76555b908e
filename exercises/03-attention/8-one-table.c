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
 */
#include "8-one-table.h"
#include <math.h>
#include <stdlib.h>

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
