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
 */
#include "7-silence.h"

Score top_k(const float *logits, int R, int V, const int *target, int k)
{
    // TODO: the hits, and the rows that count.
    (void)logits, (void)R, (void)V, (void)target, (void)k;
    return (Score){ 0, 0 };
}
