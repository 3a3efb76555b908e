/*
 * The silent model
 * difficulty: ★
 * points: 2
 * parts: hits 1, silence 1
 * time: 25 min
 *
 * A model names plants. It was not sure, but the right name was among its
 * first five: that is counted too, as "top-5 accuracy". Then somebody submits
 * a model that answers 0 for every plant, whatever the picture, and it gets a
 * hundred per cent. The next one overflows, answers NaN throughout, and is
 * just as good. You are asked to write the count again.
 *
 * `logits` has `R` rows of `V` numbers, one row for each picture, one number
 * for each name; the larger, the surer. `target[r]` is the right name of row
 * `r`, or `IGNORED` (-1), and such a row does not count at all. A row is a hit
 * if *fewer than `k`* of its other logits *reach* the target's, that is, are
 * at least as large. A logit of the target that is NaN is never a hit, and a
 * NaN anywhere else reaches everything: nobody knows what it was going to be.
 * Return the number of hits, and of rows that counted.
 *
 * `k` is at least 1 and may be larger than `V`; then every row that counts is
 * a hit, unless its target is NaN. `R` may be 0. Logits may be infinite, and
 * two infinite ones are equal. Nothing is sorted, and nothing is allocated.
 *
 * hint: You don't need to know who is first, second or third. For one row it
 *   is enough to know how many stand before the target. How do you count
 *   those?
 * hint: `x[j] > x[t]` is the question most programs ask. For a row of equal
 *   logits nobody stands before the target then, and a model that says
 *   nothing is always right.
 * hint: Every comparison with NaN is false. So turn the question round: j
 *   does *not* reach the target if `x[j] < x[t]`, and everybody else does.
 * hint: `for j: if (j != t && !(x[j] < x[t])) before++;` counts NaN as
 *   reaching. With a NaN as target, everybody reaches it; only for `k` of
 *   `V` or more does it have to be asked for: `x[t] == x[t]` is false for NaN.
 * after: Before you believe an accuracy, measure that of a model which says
 *   nothing. It should be zero, or chance; if it is a hundred per cent, the
 *   count is at fault, and whoever picks the best of ten models by it picks
 *   the one that broke.
 */
#include "7-silence.h"

//! answer
#include <stdbool.h>

/* Whether fewer than k others reach the target's logit. What is not smaller
   reaches it, and NaN is never smaller. */
static bool is_hit(const float *x, int V, int t, int k)
{
    int before = 0;
    for (int j = 0; j < V; j++)
        if (j != t && !(x[j] < x[t]))
            before++;
    return before < k && x[t] == x[t];
}

Score top_k(const float *logits, int R, int V, const int *target, int k)
{
    Score score = { 0, 0 };
    for (int r = 0; r < R; r++) {
        if (target[r] == IGNORED)
            continue;
        score.counted++;
        score.hits += is_hit(logits + r * V, V, target[r], k);
    }
    return score;
}
//! stub
Score top_k(const float *logits, int R, int V, const int *target, int k)
{
    // TODO: the hits, and the rows that count.
    (void)logits, (void)R, (void)V, (void)target, (void)k;
    return (Score){ 0, 0 };
}
//! end
