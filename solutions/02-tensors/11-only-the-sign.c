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
 *
 * hint: Three lines in a loop, in the order of the task. What would change if
 *   `m` were updated first?
 * hint: The sign of a number, without a library: `(x > 0) - (x < 0)`. For 0
 *   it is 0; a weight that never had a gradient should not wander off.
 * hint: The decay pulls the weight towards 0 on its own, beside the sign and
 *   not inside it, and by `rate * decay * w`.
 * after: With signs, a gradient a thousand times larger makes the same step.
 *   So Lion wants a smaller rate than AdamW, three to ten times, and a
 *   larger decay in return, since what counts is their product.
 */
#include "11-only-the-sign.h"

//! answer
static float sign(float x)
{
    return (float)((x > 0) - (x < 0));
}

void lion_step(Lion how, int n, const float *g, float *w, float *m)
{
    for (int i = 0; i < n; i++) {
        float direction = sign(how.now * m[i] + (1 - how.now) * g[i]);
        w[i] -= how.rate * (direction + how.decay * w[i]);
        m[i] = how.memory * m[i] + (1 - how.memory) * g[i];
    }
}
//! stub
void lion_step(Lion how, int n, const float *g, float *w, float *m)
{
    // TODO: one step.
    (void)how, (void)n, (void)g, (void)w, (void)m;
}
//! end
