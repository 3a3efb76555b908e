/*
 * Many tales in one row
 * difficulty: ★★
 * points: 3
 * parts: row 1, attention 2
 * time: 45 min
 *
 * The model reads rows of 512 tokens, and the tales are 40 to 90 tokens long.
 * Fill the rest of each row with blanks, and most of the work goes into
 * looking at blanks. So the tales are packed, one after another, into a row:
 * nothing is wasted, and the hen of the third tale looks up who had the key in
 * the first. Now the mask has to say where one world ends.
 *
 * A tale ends with the token `end`, which is the last token *of that tale*.
 * The next token begins a new one. The last tale in the row may be cut off
 * before its end. A tale may be nothing but its `end`. For each of the `T`
 * tokens `read_row` writes three numbers:
 *
 * - `place[i]`, its position in its own tale, from 0;
 * - `first[i]`, the index in the row of the first token of its tale;
 * - `target[i]`, the token to be predicted there, which is the next one, or
 *   `NO_TARGET` where there's none: at an `end`, since nobody can guess how
 *   the next tale begins, and at the row's last token.
 *
 * With 9 as `end`, the row 4 5 9 6 7 has the places 0 1 2 0 1, the firsts
 * 0 0 0 3 3 and the targets 5 9 - 7 -.
 *
 * `attend_in_tale` is attention with one head: `q`, `k`, `v` and `out` are
 * `(T,D)`, `first` is as above. Query `i` sees the keys of its own tale that
 * are not after it, and of these the `W` nearest, itself among them. The
 * weights are the softmax, over the keys that are *seen*, of `q k / sqrt(D)`.
 * What is not seen must not be felt: there may be a NaN in it, and scores of
 * those that are seen may be as low as minus thirty thousand. `T` may be 0,
 * `W` and `D` are at least 1. Three digits are compared (relative 1e-3,
 * absolute 1e-3). You may allocate memory; give it back.
 *
 * hint: The row is read from left to right with one variable: the index at
 *   which the present tale began. When does it change, before or after the
 *   `end` has been written down?
 * hint: In the attention, no mask is needed at all if the loop over keys runs
 *   over the right ones only. Which is the first of them? There are two
 *   candidates.
 * hint: From `i - W + 1` or `first[i]`, whichever is later, to `i`. Find the
 *   largest score among *these* keys, then sum up `exp(score - largest)`,
 *   and that times `v`, and divide.
 * hint: A mask of -10000 is no mask where honest scores are lower; a weight
 *   of 0 is none where the value is NaN; and weights cut out after the softmax
 *   no longer add up to 1. The loop that leaves keys out has none of these
 *   three faults.
 * after: GPT-3 was trained without such a mask: its texts were packed with an
 *   end between them, and it had to learn what an end means. Those that can't
 *   look across don't have to. And the loop from `first` to `i` does less work
 *   than the whole triangle: for eight tales in a row, about an eighth.
 */
#include "5-many-tales-one-row.h"
#include <math.h>
#include <stdlib.h>

//! answer
void read_row(const int *token, int T, int end, int *place, int *first,
              int *target)
{
    int began = 0;
    for (int i = 0; i < T; i++) {
        first[i] = began;
        place[i] = i - began;
        target[i] = token[i] == end || i == T - 1 ? NO_TARGET : token[i + 1];
        if (token[i] == end)
            began = i + 1;
    }
}

/* Of the keys from `from` to i: score[j] becomes exp(score - largest);
   returns their sum. */
static double weigh(const float *q, const float *k, int from, int i, int D,
                    double *score)
{
    double largest = -INFINITY, sum = 0;
    for (int j = from; j <= i; j++) {
        score[j] = 0;
        for (int c = 0; c < D; c++)
            score[j] += (double)q[i * D + c] * k[j * D + c];
        score[j] /= sqrt(D);
        largest = fmax(largest, score[j]);
    }
    for (int j = from; j <= i; j++) {
        score[j] = exp(score[j] - largest);
        sum += score[j];
    }
    return sum;
}

void attend_in_tale(const float *q, const float *k, const float *v,
                    const int *first, int T, int D, int W, float *out)
{
    double *weight = malloc((size_t)T * sizeof *weight);
    for (int i = 0; i < T; i++) {
        int from = first[i] > i - W + 1 ? first[i] : i - W + 1;
        double sum = weigh(q, k, from, i, D, weight);
        for (int c = 0; c < D; c++) {
            double mixed = 0;
            for (int j = from; j <= i; j++)
                mixed += weight[j] * v[j * D + c];
            out[i * D + c] = (float)(mixed / sum);
        }
    }
    free(weight);
}
//! stub
void read_row(const int *token, int T, int end, int *place, int *first,
              int *target)
{
    // TODO: where each token stands in its tale, and what comes next.
    (void)token, (void)T, (void)end, (void)place, (void)first, (void)target;
}

void attend_in_tale(const float *q, const float *k, const float *v,
                    const int *first, int T, int D, int W, float *out)
{
    // TODO: attention that stays in its tale.
    (void)q, (void)k, (void)v, (void)first, (void)T, (void)D, (void)W;
    (void)out;
}
//! end
