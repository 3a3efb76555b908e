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
 */
#include "12-curvature.h"
#include <math.h>

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
