/*
 * A million steps in twenty
 * difficulty: ★
 * points: 2
 * parts: few 1, far 1
 * time: 25 min
 *
 * The angle of place 1,000,000 is a million times the angle of place 1. If you
 * know the angle, that is one multiplication, one cosine and one sine. But
 * suppose nobody tells you the angle. You only see what one step does: the
 * arrow `(1, 0)` becomes `(c, s)`. How do you take a million steps without
 * taking a million steps, and without `sin`, `cos` and `atan2`?
 *
 * `take_steps` gets `step = (c, s)` and turns `arrow`, which is `(x, y)`, by
 * `m` steps, in place. After one step `(x, y)` is `(x c - y s, x s + y c)`.
 * Where `m` is negative, the arrow is turned back by `-m` steps; where it is
 * 0, nothing changes. `m` may be anything that fits in an `int`, `INT_MIN`
 * included, and the function has half a second at most.
 *
 * `c` and `s` are floats, so the length of `(c, s)` is 1 only nearly. What it
 * says about the *direction* of a step is meant exactly; its length is a
 * rounding error, and an arrow must be as long after two thousand million
 * steps as it was before. For a step of `(0.8, 0.6)`, two steps turn `(1, 0)`
 * into `(0.28, 0.96)`, and two steps back turn it into `(0.28, -0.96)`.
 * Compute in `double`; four digits are compared (absolute 1e-4).
 */
#include "1-million-steps.h"
#include <math.h>

void take_steps(const float step[2], int m, float arrow[2])
{
    // TODO: the arrow, m steps further.
    (void)step, (void)m, (void)arrow;
}
