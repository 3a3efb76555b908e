/*
 * The far ones in groups
 * difficulty: ★★★
 * points: 4
 * parts: distance 1, attend 1, backward 2
 * time: 150 min
 *
 * "Yesterday at ten past four" and "some time last autumn": the farther away,
 * the less exactly we want to know. A model that was trained on texts of 2,000
 * words has never seen the distance 5,000. But it has seen 1,400; and whether
 * something is 5,000 or 5,007 words away, nobody will ask. So count near words
 * one by one and far ones in groups, and no distance is new. Nothing is
 * trained for it.
 *
 * Query `i` sees key `j <= i` at its true distance `i - j` if that is less
 * than `window`. If not, it sees the distance between their *groups*, moved up
 * so that it goes on where the window ends:
 *
 *     i / group - j / group + window - window / group
 *
 * where all divisions are of whole numbers, rounded down. `seen_distance`
 * returns it; all its numbers are at most a thousand million. With `group` = 4
 * and `window` = 8, query 100 sees key 95 at 5 and key 0 at 31.
 *
 * The model was trained with `L` places, so it knows the distances up to
 * `L - 1`. `longest_text` returns the most places that a text may have if none
 * of its queries is to see a larger distance. For `group` = 4, `window` = 8
 * and `L` = 32 it is 104. `L` is at least 1 and may be smaller than the
 * window.
 *
 * `attend_in_groups` is causal attention with these distances. For a query `i`
 * and the keys `j = 0, …, i`,
 *
 *     s[j] = (q[i] turned by seen_distance(i, j)) · k[j] / sqrt(D)
 *     p    = softmax(s)
 *     out[i] = p[0] v[0] + … + p[i] v[i]
 *
 * and turning by `d` is what RoPE does at place `d`: pair `a` is made of the
 * numbers `2a` and `2a + 1`, and turns by `d base^(-2a/D)`. It writes `out`;
 * `attend_in_groups_backward` gets `dout` and adds to `dq`, `dk` and `dv`. `T`
 * may be 0, everything else is at least 1, `D` is even. Scores may be several
 * hundred. Compute in `double`; the comparison is with an absolute error of
 * 1e-3 and a relative one of 1e-3. You may allocate memory; give it back.
 *
 * hint: Not `(i - j) / group`: that is not what two rows can have, each turned
 *   for its own place, and it's another number. Each place has its group, and
 *   the groups have a distance.
 * hint: In a text of `T` places the largest distance that is seen lies between
 *   the last place and place 0. Ask when `(T - 1) / group + window - window /
 *   group` is at most `L - 1`, and mind that a division rounds down: several
 *   `T` have the same `(T - 1) / group`. Texts up to `window` have no far
 *   pairs, so they are another case. The product may not fit in an `int`.
 * hint: One softmax, over near and far keys together. Measure the scores from
 *   the largest. Only the query is turned; the key is, as it were, at place 0.
 * hint: Backward, for one query: `dv[j]` collects `p[j] dout`. With
 *   `dp[j] = dout · v[j]` and `mean` the sum of `p[j] dp[j]`, the score's
 *   gradient is `ds[j] = p[j] (dp[j] - mean) / sqrt(D)`.
 * hint: `s[j]` is a product of the turned query and the key. `dk[j]` collects
 *   `ds[j]` times the query turned by `d`; `dq[i]` collects `ds[j]` times the
 *   key turned by *minus* `d`, since a turn is undone by turning back.
 * after: It is Self-Extend (Jin and others, 2024), and it needs no training at
 *   all: you have stretched a text by nearly `group` times. But look once more
 *   at what a query sees. Two pairs of words, equally far apart, may be seen
 *   at two distances, as the border of a group falls. It's the price of
 *   getting by with rows that are each turned for a place of their own.
 */
#include "9-far-in-groups.h"
#include <math.h>
#include <stdlib.h>

//! answer
int seen_distance(Grouping g, int i, int j)
{
    if (i - j < g.window)
        return i - j;
    return i / g.group - j / g.group + g.window - g.window / g.group;
}

/* The last place may have a group up to L - 1 - shift, and the last place of
   that group ends the text. */
long long longest_text(Grouping g, int L)
{
    int shift = g.window - g.window / g.group;
    long long grouped = (long long)g.group * (L - shift);
    if (L < g.window)
        return L;
    return grouped > g.window ? grouped : g.window;
}

/* x (D) -> y (D): turned for a place. */
static void turned(Grouping g, int place, const float *x, double *y)
{
    for (int d = 0; d < g.D; d += 2) {
        double angle = place * pow(g.base, -1.0 * d / g.D);
        y[d] = x[d] * cos(angle) - x[d + 1] * sin(angle);
        y[d + 1] = x[d] * sin(angle) + x[d + 1] * cos(angle);
    }
}

/* The weights p[0], ..., p[i] of query i. */
static void weigh(Grouping g, int i, const float *q, const float *k, double *p)
{
    double at[g.D], largest = -INFINITY, sum = 0;
    for (int j = 0; j <= i; j++) {
        turned(g, seen_distance(g, i, j), q + i * g.D, at);
        p[j] = 0;
        for (int d = 0; d < g.D; d++)
            p[j] += at[d] * k[j * g.D + d] / sqrt(g.D);
        largest = fmax(largest, p[j]);
    }
    for (int j = 0; j <= i; j++)
        sum += p[j] = exp(p[j] - largest);
    for (int j = 0; j <= i; j++)
        p[j] /= sum;
}

void attend_in_groups(Grouping g, int T, const float *q, const float *k,
                      const float *v, float *out)
{
    double *p = malloc((size_t)T * sizeof *p);
    for (int i = 0; i < T; i++) {
        weigh(g, i, q, k, p);
        for (int d = 0; d < g.D; d++) {
            double sum = 0;
            for (int j = 0; j <= i; j++)
                sum += p[j] * v[j * g.D + d];
            out[i * g.D + d] = (float)sum;
        }
    }
    free(p);
}

static double dot(const float *a, const float *b, int D)
{
    double sum = 0;
    for (int d = 0; d < D; d++)
        sum += (double)a[d] * b[d];
    return sum;
}

/* The score of query i and key j has the gradient ds. */
static void score_backward(Grouping g, int distance, double ds,
                           const float *q, const float *k, float *dq,
                           float *dk)
{
    double query[g.D], key[g.D];
    turned(g, distance, q, query);
    turned(g, -distance, k, key);
    for (int d = 0; d < g.D; d++) {
        dq[d] += (float)(ds * key[d]);
        dk[d] += (float)(ds * query[d]);
    }
}

void attend_in_groups_backward(Grouping g, int T, const float *q,
                               const float *k, const float *v,
                               const float *dout, float *dq, float *dk,
                               float *dv)
{
    double *p = malloc((size_t)T * sizeof *p);
    for (int i = 0; i < T; i++, dout += g.D) {
        double mean = 0;
        weigh(g, i, q, k, p);
        for (int j = 0; j <= i; j++)
            mean += p[j] * dot(dout, v + j * g.D, g.D);
        for (int j = 0; j <= i; j++) {
            double dp = dot(dout, v + j * g.D, g.D);
            double ds = p[j] * (dp - mean) / sqrt(g.D);
            score_backward(g, seen_distance(g, i, j), ds, q + i * g.D,
                           k + j * g.D, dq + i * g.D, dk + j * g.D);
            for (int d = 0; d < g.D; d++)
                dv[j * g.D + d] += (float)(p[j] * dout[d]);
        }
    }
    free(p);
}
//! stub
int seen_distance(Grouping g, int i, int j)
{
    // TODO: the true distance, or that of the groups.
    (void)g, (void)i, (void)j;
    return -1;
}

long long longest_text(Grouping g, int L)
{
    // TODO: how long a text may be.
    (void)g, (void)L;
    return -1;
}

void attend_in_groups(Grouping g, int T, const float *q, const float *k,
                      const float *v, float *out)
{
    // TODO: causal attention with the distances that are seen.
    (void)g, (void)T, (void)q, (void)k, (void)v, (void)out;
}

void attend_in_groups_backward(Grouping g, int T, const float *q,
                               const float *k, const float *v,
                               const float *dout, float *dq, float *dk,
                               float *dv)
{
    // TODO: its gradient, added to dq, dk and dv.
    (void)g, (void)T, (void)q, (void)k, (void)v, (void)dout;
    (void)dq, (void)dk, (void)dv;
}
//! end
