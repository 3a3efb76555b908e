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
 *
 * hint: Two steps are a turn as well, and you know its cosine and sine: take
 *   one step from `(c, s)`. So do four steps follow from two, and eight from
 *   four.
 * hint: Write `m` in binary. 1,000,000 is a sum of powers of two, and you have
 *   turns of 1, 2, 4, 8, ... steps. Apply those whose bit is 1.
 * hint: Divide `c` and `s` by `sqrt(c*c + s*s)` first, in `double`. Turning
 *   back is a turn with `-s` in place of `s`. And mind that the new `y` needs
 *   the old `x`.
 * hint: `-m` does not exist for `INT_MIN`: take it as a `long long`. Then:
 *   while `n > 0`, if `n` is odd turn the arrow by `(c, s)`; make `(c, s)` the
 *   turn of twice as many steps, `(c c - s s, 2 c s)`; halve `n`.
 * after: Chapter 1 found the maximum of any window from windows of 1, 2, 4 and
 *   8. This is the same trick, and it works for whatever can be put together
 *   in pairs. Cryptography raises its numbers to powers of hundreds of digits
 *   in just this way.
 */
#include "1-million-steps.h"
#include <math.h>

//! answer
/* Turns z by the turn (c, s). */
static void turn_by(double c, double s, double z[2])
{
    double x = z[0], y = z[1];
    z[0] = x * c - y * s;
    z[1] = x * s + y * c;
}

void take_steps(const float step[2], int m, float arrow[2])
{
    double length = sqrt((double)step[0] * step[0]
                         + (double)step[1] * step[1]);
    double turn[2] = { step[0] / length, step[1] / length };
    double z[2] = { arrow[0], arrow[1] };
    long long n = m;
    if (n < 0) {
        n = -n;
        turn[1] = -turn[1];
    }
    for (; n > 0; n /= 2) {             // turn: by 1, 2, 4, 8, ... steps
        if (n % 2 == 1)
            turn_by(turn[0], turn[1], z);
        turn_by(turn[0], turn[1], turn);
    }
    arrow[0] = (float)z[0];
    arrow[1] = (float)z[1];
}
//! stub
void take_steps(const float step[2], int m, float arrow[2])
{
    // TODO: the arrow, m steps further.
    (void)step, (void)m, (void)arrow;
}
//! end
