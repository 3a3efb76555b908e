/*
 * Only the sign
 * difficulty: ★
 * points: 2
 * parts: steps 1, decay 1
 * time: 25 min
 *
 * AdamW keeps two numbers for every weight. A program that searched through
 * thousands of optimisers came back with one that keeps a single number, and
 * of the direction nothing but the sign: Lion. Each weight moves by `rate` in
 * each step, up or down.
 *
 * What is remembered of earlier gradients is `m`. In a step, for each weight,
 *
 *     direction = sign(now m + (1 - now) g)
 *     w         = w - rate (direction + decay w)
 *     m         = memory m + (1 - memory) g
 *
 * in this order: the direction comes from the *old* `m`, and the decay from
 * the *old* `w`. `sign` is 1 above 0, -1 below 0, and 0 at 0. `now` is smaller
 * than `memory`, as a rule (0.9 and 0.99): the direction listens more to the
 * gradient of today than the memory does.
 *
 * `lion_step` does this for `n` weights, and changes `w` and `m`, whose values
 * from one call are what the next one gets. `n` may be 0. In all cases the
 * numbers are such that float computes `now m + (1 - now) g` exactly; write
 * it as it stands. Compared to six digits.
 */
#include "11-only-the-sign.h"

void lion_step(Lion how, int n, const float *g, float *w, float *m)
{
    // TODO: one step.
    (void)how, (void)n, (void)g, (void)w, (void)m;
}
