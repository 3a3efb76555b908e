/*
 * Half a head turns
 * difficulty: ★★
 * points: 3
 * parts: forward 1, backward 2
 * time: 60 min
 *
 * Must a whole head know the time? In GPT-NeoX-20B a head has 96 numbers, and
 * only the first 24 of them turn; the rest is an attention without positions.
 * Code that turns all 96 loads the same weights, and not a word of complaint
 * is heard until one reads what the model writes.
 *
 * A head has `D` numbers, and the first `R` of them turn; `R` is even and may
 * be anything from 0 to `D`. These `R` numbers are a small head of their own:
 * it has `R/2` pairs, pair `a` is made of the numbers `a` and `a + R/2`, and
 * its speed is `base^(-2a/R)`. In row `t` it turns by `place[t]` times that:
 * from `(x, y)` to `(x cos - y sin, x sin + y cos)`. The other `D - R` numbers
 * stay as they are. With `D = 3`, `R = 2` and the place 1, the row `(1, 0, 5)`
 * becomes `(0.5403, 0.8415, 5)`.
 *
 * `turn_front` writes `y` for `T` rows; `y` may be the very array `x`. Places
 * need not be 0, 1, 2, …: they are floats, up to a hundred thousand, and may
 * be something and a quarter, or negative. Compute angles in `double`.
 *
 * `turn_front_backward` gets `dy` and adds to `dx`. And since places are
 * numbers like others, it also answers what nobody asks: would the row rather
 * stand somewhere else? It adds the gradient of each place to `dplace`. `x` is
 * what came in, and no two arrays overlap here.
 *
 * `T` may be 0. Outputs are compared with an absolute error of 1e-4 and a
 * relative one of 1e-4.
 *
 * hint: Forget `D`, except for the step from row to row and for the numbers
 *   that are copied. Pairs and speeds are those of a head with `R` numbers.
 * hint: If `y` is `x`, the first number of a pair is gone before you need it
 *   for the second: keep both before you write.
 * hint: Turning is a matrix, and its gradient goes through the transposed one,
 *   which turns back: `dx[a]` collects `dy[a] cos + dy[b] sin`, `dx[b]`
 *   collects `dy[b] cos - dy[a] sin`. The numbers that stay pass theirs on.
 * hint: How does the turned arrow move when its angle grows? At right angles
 *   to itself: `y[a]` changes by `-y[b]`, `y[b]` by `y[a]`, per radian. And a
 *   place is `speed` radians. So `dplace` collects
 *   `speed (dy[b] y[a] - dy[a] y[b])` over the pairs, where `y` is the
 *   *turned* row.
 * after: A quarter is GPT-NeoX's, Phi turns half, and Khan and others (2026)
 *   find that with a tenth of a head the loss falls about as well as with all
 *   of it. And your `dplace` has a name from mechanics: a lever times a force
 *   at right angles to it is a torque.
 */
#include "4-half-a-head.h"
#include <math.h>

//! answer
/* Cosine and sine of pair a at a place. */
static void angle_of(Front f, double place, int a, double *c, double *s)
{
    double angle = place * pow(f.base, -2.0 * a / f.R);
    *c = cos(angle);
    *s = sin(angle);
}

void turn_front(Front f, int T, const float *place, const float *x, float *y)
{
    for (int t = 0; t < T; t++, x += f.D, y += f.D) {
        for (int a = 0, b = f.R / 2; a < f.R / 2; a++, b++) {
            double c, s, xa = x[a], xb = x[b];
            angle_of(f, place[t], a, &c, &s);
            y[a] = (float)(xa * c - xb * s);
            y[b] = (float)(xa * s + xb * c);
        }
        for (int d = f.R; d < f.D; d++)
            y[d] = x[d];
    }
}

/* One row; returns the gradient of its place. */
static double row_backward(Front f, double place, const float *x,
                           const float *dy, float *dx)
{
    double dplace = 0;
    for (int a = 0, b = f.R / 2; a < f.R / 2; a++, b++) {
        double c, s;
        angle_of(f, place, a, &c, &s);
        double ya = x[a] * c - x[b] * s, yb = x[a] * s + x[b] * c;
        double speed = pow(f.base, -2.0 * a / f.R);
        dx[a] += (float)(dy[a] * c + dy[b] * s);
        dx[b] += (float)(dy[b] * c - dy[a] * s);
        dplace += speed * (dy[b] * ya - dy[a] * yb);
    }
    for (int d = f.R; d < f.D; d++)
        dx[d] += dy[d];
    return dplace;
}

void turn_front_backward(Front f, int T, const float *place, const float *x,
                         const float *dy, float *dx, float *dplace)
{
    for (int t = 0; t < T; t++)
        dplace[t] += (float)row_backward(f, place[t], x + t * f.D,
                                         dy + t * f.D, dx + t * f.D);
}
//! stub
void turn_front(Front f, int T, const float *place, const float *x, float *y)
{
    // TODO: the first R numbers of each row turned, the others as they are.
    (void)f, (void)T, (void)place, (void)x, (void)y;
}

void turn_front_backward(Front f, int T, const float *place, const float *x,
                         const float *dy, float *dx, float *dplace)
{
    // TODO: its gradient, added to dx and dplace.
    (void)f, (void)T, (void)place, (void)x, (void)dy, (void)dx, (void)dplace;
}
//! end
