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
 *
 * hint: Turning by 5 and then by 3 is turning by 8. How far is it from
 *   `from[j]` to `to[j]`?
 * hint: Turning back is turning by a negative angle; cosine and sine know what
 *   to do. The turn does not depend on where it starts, only on the
 *   difference.
 * hint: Look at the distances, not at the places. When all that are kept close
 *   ranks, how does the distance from the newest token to another recent one
 *   change? And to one of the first?
 * hint: Not at all, for the recent ones: they and the query move by the same
 *   number of places, and the query turned for `newest` is right for them. The
 *   first `sinks` don't move, only the query comes nearer: turned for `n - 1`,
 *   it is right for those. Two queries, and no key is touched.
 * after: This is StreamingLLM (Xiao and others, 2023), which listened to four
 *   million tokens with four sinks. Its code keeps the keys unturned and turns
 *   all of them anew for every token; you have seen that turning the query
 *   twice is enough.
 */
#include "8-old-stamp.h"
#include <math.h>
#include <stdlib.h>

//! answer
/* x (D) -> y (D), which may be x: turned by so many places. */
static void turn_by_places(Kept m, double places, const float *x, float *y)
{
    for (int a = 0, b = m.D / 2; a < m.D / 2; a++, b++) {
        double angle = places * pow(m.base, -2.0 * a / m.D);
        double xa = x[a], xb = x[b];
        y[a] = (float)(xa * cos(angle) - xb * sin(angle));
        y[b] = (float)(xa * sin(angle) + xb * cos(angle));
    }
}

void restamp(Kept m, int n, const int *from, const int *to, float *k)
{
    for (int j = 0; j < n; j++, k += m.D)
        turn_by_places(m, (double)to[j] - from[j], k, k);
}

int scores_of_kept(Kept m, int newest, const float *q, const float *k,
                   float *score)
{
    int n = newest < m.sinks + m.recent ? newest + 1 : m.sinks + m.recent;
    float *near = malloc((size_t)m.D * sizeof *near);
    float *far = malloc((size_t)m.D * sizeof *far);
    turn_by_places(m, newest, q, near); // as far from the recent as ever
    turn_by_places(m, n - 1, q, far);   // nearer to the sinks
    for (int j = 0; j < n; j++, k += m.D) {
        const float *turned = j < m.sinks ? far : near;
        double sum = 0;
        for (int d = 0; d < m.D; d++)
            sum += (double)turned[d] * k[d];
        score[j] = (float)(sum / sqrt(m.D));
    }
    free(near);
    free(far);
    return n;
}
//! stub
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
//! end
