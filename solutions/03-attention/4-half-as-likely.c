/*
 * Half as likely as the best
 * difficulty: ★
 * points: 2
 * parts: kept 1, picked 1
 * time: 30 min
 *
 * Cut after the forty likeliest tokens, and where only "key" fits you let in
 * thirty-nine wrong ones. Cut where nine tenths are reached, and a flat night
 * of ten thousand names is cut at some name that is no better than the next.
 * Another rule asks each token a simple question: are you anything like as
 * likely as the best one?
 *
 * The softmax of the `V` logits gives the probabilities. `keep_likely` keeps
 * the tokens whose probability is *at least* `min_p` times the largest one:
 * with 0.25, those at least a quarter as likely as the best. Only then comes
 * the temperature: the logits of the tokens that were kept are divided by it,
 * and their softmax is what `p` gets, with 0 for all others. It returns how
 * many are kept. So whatever the temperature is, the same tokens are kept.
 *
 * `pick_likely` chooses one with the number `u`, from 0 to just below 1: the
 * probabilities in `p`, added up from token 0 on, exceed `u` for the first time
 * at the token that is returned. It returns a token that was kept, always.
 *
 * `temperature` is above 0. `min_p` is from 0 to 1; with 1, the best one is
 * kept, and its equals. A logit of `-INFINITY` belongs to a token that is
 * forbidden: it is never kept, not even with `min_p` 0. One at least is not,
 * and none is `INFINITY` or NaN. Probabilities are compared to five digits,
 * counts and choices exactly. You may allocate memory; give it back.
 *
 * hint: The sum of the exponentials stands under both probabilities that are
 *   compared. What is left of the question when it's struck out?
 * hint: Token `i` is kept if `exp(x[i] - m) >= min_p`, where `m` is the largest
 *   logit. No sum, no division, and the best one always passes: `exp(0)` is
 *   exactly 1. But where `min_p` is 0, `-INFINITY` passes too.
 * hint: The new weights are `exp((x[i] - m) / temperature)` for those kept.
 *   Divide each by the sum of *these*: what has been cut off is no longer
 *   there.
 * hint: For the choice: `sum += p[i]; if (sum > u) return i;`. With `>=` a `u`
 *   of 0 returns token 0, kept or not. And the sum of all may be 0.99999994
 *   by rounding: remember the last token that was kept, and return it in the
 *   end.
 * after: Cut first and warm up later, and heat can only shuffle those that were
 *   let in. Warm up first, and at a temperature of 3 the cut lets in what it
 *   was meant to keep out. Programs differ in the order, and call both of them
 *   "min-p".
 */
#include "4-half-as-likely.h"
#include <math.h>
#include <stdlib.h>

//! answer
int keep_likely(const float *logits, int V, float temperature, float min_p,
                float *p)
{
    double m = -INFINITY, sum = 0;
    int kept = 0;
    for (int i = 0; i < V; i++)
        m = fmax(m, logits[i]);
    for (int i = 0; i < V; i++) {
        double below = logits[i] - m;   // the sum of the softmax cancels
        p[i] = 0;
        if (logits[i] == -INFINITY || exp(below) < min_p)
            continue;
        p[i] = (float)exp(below / temperature);
        sum += p[i];
        kept++;
    }
    for (int i = 0; i < V; i++)
        p[i] = (float)(p[i] / sum);
    return kept;
}

int pick_likely(const float *logits, int V, float temperature, float min_p,
                float u)
{
    float *p = malloc((size_t)V * sizeof *p);
    double sum = 0;
    int pick = 0;
    keep_likely(logits, V, temperature, min_p, p);
    for (int i = 0; i < V && sum <= u; i++)
        if (p[i] > 0) {                 // the last one, if rounding ends early
            sum += p[i];
            pick = i;
        }
    free(p);
    return pick;
}
//! stub
int keep_likely(const float *logits, int V, float temperature, float min_p,
                float *p)
{
    // TODO: the probabilities of the tokens that are kept.
    (void)logits, (void)V, (void)temperature, (void)min_p, (void)p;
    return 0;
}

int pick_likely(const float *logits, int V, float temperature, float min_p,
                float u)
{
    // TODO: the token that u chooses.
    (void)logits, (void)V, (void)temperature, (void)min_p, (void)u;
    return -1;
}
//! end
