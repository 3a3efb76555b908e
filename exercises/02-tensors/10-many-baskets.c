/*
 * Many small baskets
 * difficulty: ★
 * points: 2
 * parts: means 1, length 1
 * time: 30 min
 *
 * A batch of 64 sentences doesn't fit into memory, so it is fed in small
 * baskets, as many at a time as fit. Each basket gives the *mean* gradient of
 * the words in it that count. The baskets don't hold the same number of them:
 * one has 900, the next 12, and one nothing but blanks. What comes out must
 * be the gradient that the whole batch would have given in one go.
 *
 * `gradient` has `M` rows of `n` numbers, and row `m` is the mean over
 * `counted[m]` examples. Write the mean over *all examples* to `out`: every
 * example has the same weight, whichever basket it was in. A row whose
 * `counted` is 0 is full of NaN (somebody divided 0 by 0), and must not be
 * felt. If there are no examples at all, or no rows, write zeros.
 *
 * Then keep the step from being too long: the length of `out` is the root of
 * the sum of its squares. If it is larger than `most`, multiply `out` by
 * whatever makes its length `most`; otherwise leave it alone. Return the
 * length it had before. `most` is above 0 and may be `INFINITY`. Numbers are
 * compared to five digits. Counts go up to a million each, and there may be
 * many rows. Nothing needs to be allocated.
 */
#include "10-many-baskets.h"
#include <math.h>

float gather(const float *gradient, const int *counted, int M, int n,
             float most, float *out)
{
    // TODO: the mean over all examples, at most so long.
    (void)gradient, (void)counted, (void)M, (void)n, (void)most, (void)out;
    return 0;
}
