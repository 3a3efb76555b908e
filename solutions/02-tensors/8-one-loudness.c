/*
 * All at one loudness
 * difficulty: ★★
 * points: 3
 * parts: forward 1, backward 2
 * time: 60 min
 *
 * A radio station plays a whisper and a brass band, and turns each to the same
 * loudness. Layer norm does that to the rows of a tensor, and moves each
 * row's mean to 0 as well. Somebody left the mean alone and found that
 * nothing was missing: Llama and most models after it have the shorter norm.
 *
 * Each row of `x` has `C` numbers. Its loudness is
 *
 *     rms = sqrt((x[0] x[0] + … + x[C-1] x[C-1]) / C + eps)
 *
 * and what comes out is `y[c] = gain[c] x[c] / rms`, with one `gain` for each
 * column and the same for all rows. `eps` is above 0 and stands *under* the
 * root; it is small usually, but not always. A row of zeros stays zeros.
 *
 * `rms_norm` writes `y`. `rms_norm_backward` gets `dy`, the gradient with
 * respect to `y`, adds the gradient with respect to `x` to `dx`, and that
 * with respect to `gain` to `dgain`. `x` and `dy` are (R,C), `R` may be 0, `C`
 * is at least 1. Numbers are compared to four digits (relative 1e-4, absolute
 * 1e-4); sums in `double` are the safe way. You may allocate memory, but need
 * none.
 *
 * hint: Do `dgain` first: it is the easy one. `gain[c]` is used once in each
 *   row, and `y` changes with it by `x / rms`.
 * hint: `x[c]` acts on `y` in two ways. Directly, through `gain[c] / rms`; and
 *   through `rms`, which *all* columns of the row are divided by. If you
 *   treat `rms` as a number, you have the first half.
 * hint: `rms` squared is the mean of squares plus eps. So it grows with
 *   `x[c]` by `x[c] / (C rms)`. And `1 / rms` falls with `rms` by
 *   `1 / (rms rms)`. Write down what all the `y[k]`, times their `dy[k]`,
 *   lose by that.
 * hint: With `g[k] = gain[k] dy[k]` and `u[k] = x[k] / rms`: first the mean `m`
 *   of `g[k] u[k]` over the row, then `dx[c] += (g[c] - u[c] m) / rms`.
 * after: The gradient of a norm has no component along its input (look at the
 *   formula, with eps 0): making the row louder changes nothing, so nothing
 *   can be learned from it. All norms have this, and it is why weights
 *   before them may grow without anybody noticing.
 */
#include "8-one-loudness.h"
#include <math.h>

//! answer
static double rms_of(const float *x, int C, float eps)
{
    double squares = 0;
    for (int c = 0; c < C; c++)
        squares += (double)x[c] * x[c];
    return sqrt(squares / C + eps);
}

void rms_norm(const float *x, int R, int C, const float *gain, float eps,
              float *y)
{
    for (int r = 0; r < R; r++, x += C, y += C) {
        double rms = rms_of(x, C, eps);
        for (int c = 0; c < C; c++)
            y[c] = (float)(gain[c] * (x[c] / rms));
    }
}

/* u = x / rms. Each x[c] acts on its own y[c], and through rms on the whole
   row: what that does is the same mean for all, times u[c]. */
void rms_norm_backward(const float *x, int R, int C, const float *gain,
                       float eps, const float *dy, float *dx, float *dgain)
{
    for (int r = 0; r < R; r++, x += C, dy += C, dx += C) {
        double rms = rms_of(x, C, eps), mean = 0;
        for (int c = 0; c < C; c++) {
            double u = x[c] / rms;
            dgain[c] += (float)(dy[c] * u);
            mean += gain[c] * dy[c] * u / C;
        }
        for (int c = 0; c < C; c++)
            dx[c] += (float)((gain[c] * dy[c] - x[c] / rms * mean) / rms);
    }
}
//! stub
void rms_norm(const float *x, int R, int C, const float *gain, float eps,
              float *y)
{
    // TODO: each row, divided by its rms, times the gain.
    (void)x, (void)R, (void)C, (void)gain, (void)eps, (void)y;
}

void rms_norm_backward(const float *x, int R, int C, const float *gain,
                       float eps, const float *dy, float *dx, float *dgain)
{
    // TODO: its gradient, added to dx and dgain.
    (void)x, (void)R, (void)C, (void)gain, (void)eps;
    (void)dy, (void)dx, (void)dgain;
}
//! end
