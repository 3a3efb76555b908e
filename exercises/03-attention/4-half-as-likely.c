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
 */
#include "4-half-as-likely.h"
#include <math.h>
#include <stdlib.h>

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
