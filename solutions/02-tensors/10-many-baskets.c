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
 *
 * hint: How do you get from the mean over 900 examples back to their sum? The
 *   sums of the baskets can be added; their means can't.
 * hint: So add `counted[m]` times row `m`, and divide by the number of all
 *   examples in the end. Ask about `counted[m] == 0` before you multiply:
 *   what is 0 times NaN?
 * hint: The length is that of the finished mean. Shortening each row first
 *   gives another direction.
 * hint: `if (length > most)` every entry is multiplied by `most / length`; else
 *   nothing happens. With the number of examples 0 there is no division:
 *   `out` is zeros, and so is the length.
 * after: The mean of means is the mean only when all baskets are equally full.
 *   Large training programs got this wrong for years, since nothing breaks:
 *   the loss falls, a little less than it could, and short sentences weigh
 *   more than long ones.
 */
#include "10-many-baskets.h"
#include <math.h>

//! answer
/* The mean over all examples of column i; `examples` of them, at least 1. */
static double mean_of(const float *gradient, const int *counted, int M, int n,
                      int i, double examples)
{
    double sum = 0;
    for (int m = 0; m < M; m++)
        if (counted[m] > 0)             // 0 times NaN would be NaN
            sum += (double)counted[m] * gradient[m * n + i];
    return sum / examples;
}

float gather(const float *gradient, const int *counted, int M, int n,
             float most, float *out)
{
    double examples = 0, squares = 0;
    for (int m = 0; m < M; m++)
        examples += counted[m];
    for (int i = 0; i < n; i++) {
        double mean = examples > 0
            ? mean_of(gradient, counted, M, n, i, examples) : 0;
        out[i] = (float)mean;
        squares += mean * mean;
    }
    double length = sqrt(squares);
    if (length > most)
        for (int i = 0; i < n; i++)
            out[i] = (float)(out[i] * (most / length));
    return (float)length;
}
//! stub
float gather(const float *gradient, const int *counted, int M, int n,
             float most, float *out)
{
    // TODO: the mean over all examples, at most so long.
    (void)gradient, (void)counted, (void)M, (void)n, (void)most, (void)out;
    return 0;
}
//! end
