/*
 * Count only the sheep
 * difficulty: ★★
 * points: 3
 * parts: places 1, attend 2
 * time: 75 min
 *
 * "Three sentences ago" is easy to say, and no scheme of this chapter can say
 * it. They count tokens, and a sentence has as many as it likes. The cure:
 * let the query decide what counts. One head may count full stops, another one
 * verbs, and a third, who can't sleep, sheep.
 *
 * For the query `i` and a key `m`, `x(i,m) = q[i] k[m] / sqrt(D)`, the score
 * as ever. The key counts for as much as a *gate* says,
 * `g(i,m) = 1 / (1 + exp(-x(i,m)))`: 1 for a sheep, 0 for anything else, and
 * for most a bit of both. The *place* of key `j` is how much has been counted
 * from there up to the query:
 *
 *     place(i,j) = g(i,j) + g(i,j+1) + ... + g(i,i)     for j <= i
 *
 * and `P - 1` where that would be more. With `P` large and all scores 0, the
 * query counts half a sheep for each token, and its own place is 0.5.
 *
 * There are `P` learned vectors `e[0]` to `e[P - 1]`, for whole places. The
 * query meets the two on both sides of a place and mixes: with `n` whole and
 * `f` from 0 up to 1, place `n + f` gives
 *
 *     (1 - f) q[i] e[n] + f q[i] e[n + 1]
 *
 * This is added to `x(i,j)`, as it is: it is not divided by `sqrt(D)`. Then
 * come the softmax over the keys 0 to `i` and the mean of their values.
 *
 * `sheep_places` writes the places, `(T,T)`, with 0 where `j > i`.
 * `sheep_attend` writes the head's output, `(T,D)`. Scores may be large: 1,000
 * or -1,000. `P` may be 1, which is one place for everybody. `T` may be 0. Take
 * sums in `double`; four digits are compared (absolute 1e-3, relative 1e-4).
 *
 * hint: For one query, go through its keys from `i` down to 0 and keep a sum:
 *   each place is a place before it plus one gate.
 * hint: A place that has reached `P - 1` stays there. Should the capped number
 *   be what you go on adding to? It makes no difference, since gates are never
 *   negative.
 * hint: `n` is `floor(place)` and `f` is `place - n`. At place `P - 1` exactly,
 *   `f` is 0, and `e[n + 1]` isn't there: what is multiplied by 0 must not be
 *   read.
 * hint: All that is left is the attention of chapter 3: subtract the largest
 *   score of the row, `exp`, divide by the sum. For the gate, `1 / (1 +
 *   exp(-x))` is right at both ends, in `double`: `exp(1000)` is infinite there
 *   and 1 / infinity is 0.
 * after: It is called CoPE. Its authors show tasks, of counting and of copying
 *   all but some of a text, that it solves and the encodings that count tokens
 *   do not (Golovneva et al., 2024). The price: the gates need the scores
 *   before the places are known, and each pair of tokens has a place of its
 *   own, so nothing can be computed beforehand.
 */
#include "6-count-sheep.h"
#include <math.h>
#include <stdlib.h>

//! answer
static double dot(const float *a, const float *b, int D)
{
    double sum = 0;
    for (int c = 0; c < D; c++)
        sum += (double)a[c] * b[c];
    return sum;
}

/* The places of the keys 0 to i, as query i counts; x has their scores. */
static void count_back(int i, int P, const double *x, double *place)
{
    double sum = 0;
    for (int j = i; j >= 0; j--) {
        sum += 1 / (1 + exp(-x[j]));
        place[j] = fmin(sum, P - 1);
    }
}

/* What query q hears of a place. */
static double met(const float *q, const float *e, int D, double place)
{
    int n = (int)place;
    double f = place - n, sum = (1 - f) * dot(q, e + n * D, D);
    return f > 0 ? sum + f * dot(q, e + (n + 1) * D, D) : sum;
}

static void scores(int i, int D, const float *q, const float *k, double *x)
{
    for (int j = 0; j <= i; j++)
        x[j] = dot(q + i * D, k + j * D, D) / sqrt(D);
}

void sheep_places(int T, int D, int P, const float *q, const float *k,
                  float *place)
{
    double x[T + 1], count[T + 1];
    for (int i = 0; i < T; i++) {
        scores(i, D, q, k, x);
        count_back(i, P, x, count);
        for (int j = 0; j < T; j++)
            place[i * T + j] = j <= i ? (float)count[j] : 0;
    }
}

void sheep_attend(int T, int D, int P, const float *q, const float *k,
                  const float *v, const float *e, float *out)
{
    double x[T + 1], count[T + 1], mixed[D];
    for (int i = 0; i < T; i++) {
        double largest = -INFINITY, sum = 0;
        scores(i, D, q, k, x);
        count_back(i, P, x, count);
        for (int j = 0; j <= i; j++) {
            x[j] += met(q + i * D, e, D, count[j]);
            largest = fmax(largest, x[j]);
        }
        for (int c = 0; c < D; c++)
            mixed[c] = 0;
        for (int j = 0; j <= i; j++) {
            double weight = exp(x[j] - largest);
            sum += weight;
            for (int c = 0; c < D; c++)
                mixed[c] += weight * v[j * D + c];
        }
        for (int c = 0; c < D; c++)
            out[i * D + c] = (float)(mixed[c] / sum);
    }
}
//! stub
void sheep_places(int T, int D, int P, const float *q, const float *k,
                  float *place)
{
    // TODO: the place of each key, as each query counts.
    (void)T, (void)D, (void)P, (void)q, (void)k, (void)place;
}

void sheep_attend(int T, int D, int P, const float *q, const float *k,
                  const float *v, const float *e, float *out)
{
    // TODO: attention, with what the query hears of each place.
    (void)T, (void)D, (void)P, (void)q, (void)k, (void)v, (void)e, (void)out;
}
//! end
