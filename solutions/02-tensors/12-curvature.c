/*
 * How the slope slopes
 * difficulty: ★★★
 * points: 4
 * parts: slope 1, curvature 3
 * time: two evenings
 *
 * Down the valley, but how far? Where the ground curves strongly a long step
 * lands on the other side. The curvature of a loss of `n` weights is a table
 * of `n` by `n` second derivatives, the Hessian: for a billion weights nobody
 * can write it down. But nobody has to. To know how the slope changes along
 * *one* direction `d`, it is enough to have the table times `d`, and that
 * costs about as much as two gradients.
 *
 * The network has one hidden layer. For one example `x` of `D` numbers,
 *
 *     a[h] = tanh(W[h][0] x[0] + … + W[h][D-1] x[D-1])
 *     p    = v[0] a[0] + … + v[H-1] a[H-1]
 *     loss = (p - y) (p - y) / 2
 *
 * and the loss is the mean over `N` examples. All weights stand in one array
 * of `H D + H` doubles, first `W`, row by row, then `v`. The slope of `tanh`
 * at a place is one minus the square of its value there.
 *
 * `net_gradient` writes the gradient to `g`. `net_curvature` writes to `hd` how
 * fast each entry of the gradient changes when the weights move along `d`:
 * the derivative of `g(w + t d)` with respect to `t`, at `t = 0`. Ten digits
 * are compared (absolute 1e-11, relative 1e-11), more than the difference of
 * two gradients can give, whatever step you choose. `D`, `H` and `N` are at
 * least 1. You may allocate memory; give it back.
 *
 * hint: First the gradient. With `e = p - y`: `v[h]` gets `e a[h]`, and
 *   `W[h][i]` gets `e v[h] (1 - a[h] a[h]) x[i]`; divide by `N`. Check it
 *   by nudging before you go on.
 * hint: Now let everything move. When `w` moves along `d`, every variable of
 *   your gradient program has a speed: that of `W[h][i]` is `d`'s entry, that
 *   of `x` and `y` is 0. Write a line for the speed under each line of the
 *   program. Exercise 2.1 did this with pairs; you may too.
 * hint: With a dot for the speed: `z. = W. x`, then `a. = (1 - a a) z.`, and
 *   `p. = v. a + v a.` summed over h (both factors move), and `e. = p.`. The
 *   speed of `s = 1 - a a` is `s. = -2 a a.`.
 * hint: The entry for `v[h]` was `e a`: its speed is `e. a + e a.`. The one for
 *   `W[h][i]` was `e v s x[i]`: three factors move, so it is
 *   `(e. v s + e v. s + e v s.) x[i]`. Sum over the examples, divide by `N`.
 * after: Forward over reverse: run the tape's program with dual numbers, and
 *   the slope of the gradient comes out, exact, for any network. Throw the
 *   two terms with `e` in them away, and what is left is called Gauss-Newton:
 *   never negative, and good enough near the bottom.
 */
#include "12-curvature.h"
#include <math.h>

//! answer
/* What one hidden unit does with an example: its value a, the slope s of tanh
   there, and how fast a moves when W moves along d. */
typedef struct {
    double a, s, a_dot;
} Unit;

/* W and W_dot are the D weights of this unit, and their speeds. */
static Unit unit_of(const double *W, const double *W_dot, const double *x,
                    int D)
{
    double z = 0, z_dot = 0;
    for (int i = 0; i < D; i++) {
        z += W[i] * x[i];
        z_dot += W_dot[i] * x[i];
    }
    double a = tanh(z), s = 1 - a * a;
    return (Unit){ a, s, s * z_dot };
}

/* Adds one example's gradient to g and its speed to hd. */
static void add_example(const Task *t, const double *x, double y,
                        const double *w, const double *d, double *g,
                        double *hd)
{
    int D = t->D, H = t->H;
    const double *v = w + H * D, *v_dot = d + H * D;
    double e = -y, e_dot = 0;
    for (int h = 0; h < H; h++) {
        Unit u = unit_of(w + h * D, d + h * D, x, D);
        e += v[h] * u.a;
        e_dot += v_dot[h] * u.a + v[h] * u.a_dot;
    }
    for (int h = 0; h < H; h++) {
        Unit u = unit_of(w + h * D, d + h * D, x, D);
        double s_dot = -2 * u.a * u.a_dot;
        double dz = e * v[h] * u.s;             // the gradient of W[h] x
        double dz_dot = e_dot * v[h] * u.s + e * v_dot[h] * u.s
            + e * v[h] * s_dot;
        g[H * D + h] += e * u.a / t->N;
        hd[H * D + h] += (e_dot * u.a + e * u.a_dot) / t->N;
        for (int i = 0; i < D; i++) {
            g[h * D + i] += dz * x[i] / t->N;
            hd[h * D + i] += dz_dot * x[i] / t->N;
        }
    }
}

/* Gradient and its speed along d, both at once. */
static void both(const Task *t, const double *w, const double *d, double *g,
                 double *hd)
{
    for (int i = 0; i < t->H * t->D + t->H; i++)
        g[i] = hd[i] = 0;
    for (int r = 0; r < t->N; r++)
        add_example(t, t->x + r * t->D, t->y[r], w, d, g, hd);
}

void net_gradient(const Task *task, const double *w, double *g)
{
    double unused[task->H * task->D + task->H];
    both(task, w, w, g, unused);
}

void net_curvature(const Task *task, const double *w, const double *d,
                   double *hd)
{
    double unused[task->H * task->D + task->H];
    both(task, w, d, unused, hd);
}
//! stub
void net_gradient(const Task *task, const double *w, double *g)
{
    // TODO: the gradient at w.
    (void)task, (void)w, (void)g;
}

void net_curvature(const Task *task, const double *w, const double *d,
                   double *hd)
{
    // TODO: how fast the gradient changes along d.
    (void)task, (void)w, (void)d, (void)hd;
}
//! end
