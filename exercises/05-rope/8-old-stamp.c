/*
 * Letters with an old stamp
 * difficulty: ★★
 * points: 3
 * parts: restamp 1, scores 2
 * time: 60 min
 *
 * A model has to listen for days, and has memory for a few minutes. If the
 * cache keeps the last 1,000 tokens, the model talks nonsense as soon as the
 * first token is gone: its heads have learned to look there when they have
 * nothing to look for. So keep the first four as well, and the last thousand.
 * But in between lie a million places that no training ever saw. Let all that
 * are kept move together, and stand at 0, 1, 2, … as though nothing had been
 * between them! If only their keys were not turned already.
 *
 * Pair `a` of a head is made of the numbers `a` and `a + D/2`, and turns by
 * `base^(-2a/D)` radians a place. `restamp` gets `n` keys; row `j` was turned
 * for the place `from[j]` and must be what it would be if it had been turned
 * for `to[j]`. It may be moved either way, or not at all.
 *
 * `scores_of_kept` goes without it. The newest token stands at the place
 * `newest` of the text. So `newest + 1` tokens have been, and if these are
 * more than `sinks + recent`, only the first `sinks` and the last `recent` are
 * kept, the newest among them. `k` holds the `n` keys that are kept, each
 * turned for its place in the *text*, and it is `const`: they stay as they
 * are. `q` is the newest token's query, not turned at all. Write to `score`
 * the dot products, divided by `sqrt(D)`, that query and keys would have if
 * the keys stood at the places 0, 1, …, `n - 1` and the query at `n - 1`, and
 * return `n`.
 *
 * `sinks` may be 0, `recent` is at least 1, `restamp` may be asked for 0 keys.
 * Places go up to two thousand million. Compute angles in `double`; the
 * comparison is with an absolute error of 1e-4 and a relative one of 1e-4. You
 * may allocate memory; give it back.
 */
#include "8-old-stamp.h"
#include <math.h>
#include <stdlib.h>

void restamp(Kept m, int n, const int *from, const int *to, float *k)
{
    // TODO: each key turned for its new place.
    (void)m, (void)n, (void)from, (void)to, (void)k;
}

int scores_of_kept(Kept m, int newest, const float *q, const float *k,
                   float *score)
{
    // TODO: the scores when all that are kept stand together.
    (void)m, (void)newest, (void)q, (void)k, (void)score;
    return -1;
}
