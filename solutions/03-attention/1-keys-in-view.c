/*
 * How many keys are in view
 * difficulty: ★
 * points: 2
 * parts: query 1, head 1
 * time: 25 min
 *
 * Someone paints a head's attention as a picture and says: it looks at the
 * hen. Does it? A weight of 0.4 on the hen may leave 0.6 for the fox, or be
 * the only light in a sky of sixty faint stars. You would like a number: at
 * how many keys does this query look?
 *
 * The softmax of the scores gives each key its weight `p`. The surprise that
 * one has to expect from weights is their entropy, the sum of `-p log p`, and
 * `exp` of it is a number of keys: four equal weights have 4 keys in view, and
 * one weight of 1 has 1, however many others are there. The scores 3 and 1
 * have 1.441.
 *
 * `keys_in_view` returns this for one query, from its `n` *scores*. A masked
 * key has the score `-INFINITY`: it isn't seen, and must not be felt. If there
 * is no key to see, because `n` is 0 or all are masked, the answer is 0.
 *
 * `head_in_view` sums a whole head up in one number: `score` is `(T,S)`, one
 * row for each query. Take the mean of the *entropies*, over the rows that see
 * any key, and `exp` of it at the end. If there is no such row, it is 0.
 *
 * Scores may be as large as a thousand and as small as minus a thousand; none
 * is `INFINITY` or NaN. Numbers are compared to four digits.
 *
 * hint: Write down the entropy of four weights of a quarter. Which logarithm
 *   belongs to `exp`?
 * hint: `exp(1000)` is infinite. Measure each score from the largest, `m`: the
 *   softmax doesn't notice. If `m` is `-INFINITY`, there is nothing to see.
 * hint: `0 log 0` is NaN for the machine and 0 for us, since `p log p` goes to
 *   0 with `p`. Masked keys have such a `p`, and so has every key that is a
 *   thousand below the largest. Leave both out.
 * hint: With `s` the sum of `exp(x - m)`, `log p` is `(x - m) - log(s)`. So the
 *   entropy is `log(s)` minus the mean, with the weights `p`, of `x - m`, and
 *   no logarithm of 0 is ever taken.
 * after: `exp` of an entropy is an old friend: the perplexity. It is the number
 *   of equal doors that would be as hard to choose from, whether a reader has
 *   to guess the next word or a head has to choose where to look.
 */
#include "1-keys-in-view.h"
#include <math.h>

//! answer
/* In nats, of the softmax; below 0, which no entropy is, where nothing is
   seen. */
static double entropy(const float *score, int n)
{
    double m = -INFINITY, s = 0, below = 0;
    for (int j = 0; j < n; j++)
        m = fmax(m, score[j]);
    if (m == -INFINITY)
        return -1;
    for (int j = 0; j < n; j++) {
        double weight = exp(score[j] - m);
        s += weight;
        if (weight > 0)                 // 0 times infinity would be NaN
            below += weight * (m - score[j]);
    }
    return log(s) + below / s;
}

double keys_in_view(const float *score, int n)
{
    double h = entropy(score, n);
    return h < 0 ? 0 : exp(h);
}

double head_in_view(const float *score, int T, int S)
{
    double sum = 0;
    int seeing = 0;
    for (int i = 0; i < T; i++) {
        double h = entropy(score + i * S, S);
        if (h < 0)
            continue;
        sum += h;
        seeing++;
    }
    return seeing > 0 ? exp(sum / seeing) : 0;
}
//! stub
double keys_in_view(const float *score, int n)
{
    // TODO: exp of the entropy of the softmax.
    (void)score, (void)n;
    return -1;
}

double head_in_view(const float *score, int T, int S)
{
    // TODO: exp of the mean entropy of the rows that see a key.
    (void)score, (void)T, (void)S;
    return -1;
}
//! end
