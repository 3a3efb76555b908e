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
 */
#include "8-one-loudness.h"
#include <math.h>

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
