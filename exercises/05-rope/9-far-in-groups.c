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
 */
#include "9-far-in-groups.h"
#include <math.h>
#include <stdlib.h>

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
