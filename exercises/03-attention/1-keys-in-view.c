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
 */
#include "1-keys-in-view.h"
#include <math.h>

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
