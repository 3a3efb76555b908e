/*
 * The sections of the orchestra
 * difficulty: ★★
 * points: 3
 * parts: forward 1, backward 2
 * time: 75 min
 *
 * Layer norm listens to the whole orchestra and sets one volume. For pictures
 * that is too coarse, and one volume for each instrument too fine: an
 * instrument that plays a single note would be as loud as one that plays all
 * evening. Group norm sets the volume by sections: the strings, the brass.
 *
 * There are `B` images, each of `C` channels of `N` pixels: `x` is `(B,C,N)`.
 * The channels of an image lie in `G` groups of neighbours: the first `C/G`
 * channels are group 0, the next `C/G` group 1. `G` divides `C`. For each
 * group of each image, take the mean of its `C/G N` values and their
 * variance, the mean of the squared distances from the mean (divided by
 * their number, not by one less). Then
 *
 *     u = (x - mean) / sqrt(variance + eps)
 *     y = gain[c] u + bias[c]
 *
 * with one `gain` and one `bias` for each *channel*, the same in all images.
 * `group_norm` writes `y`; `group_norm_backward` gets `dy` and adds to `dx`,
 * `dgain` and `dbias`.
 *
 * Some images are very bright: values of 4,096 that differ in the third
 * decimal. Take sums in `double`, and take the distances from the mean
 * before you square them. `B` may be 0; `eps` is above 0. Numbers are
 * compared to four digits (relative 1e-4, absolute 1e-4). You may allocate
 * memory; give it back.
 *
 * hint: In memory, a group of an image is one run of `C/G N` numbers: its
 *   channels are neighbours. So this is layer norm over `B G` rows, except
 *   for gain and bias. How do you get from a place in the run to its channel?
 * hint: Element `i` of group `k` lies in channel `k * (C / G) + i / N`. Write a
 *   function that gives mean and `1 / sqrt(variance + eps)` of a run; both
 *   directions need it.
 * hint: For the gradient: `dbias[c]` collects `dy`, `dgain[c]` collects `dy u`.
 *   Go on with `g = gain[c] dy`. Each `x` acts on its own `u`, on the
 *   group's mean, and on its variance.
 * hint: With the means of `g` and of `g u` over the *group*, `dx += (g -
 *   mean(g) - u mean(g u)) / sqrt(variance + eps)`. Go through the run twice:
 *   once for the two means, once for `dx`.
 * after: One group is layer norm, as many groups as channels is instance norm:
 *   the same twenty lines. Batch norm is not among them: it mixes images, and
 *   what comes out for yours depends on whose picture was next to it.
 */
#include "9-sections.h"
#include <math.h>

//! answer
/* Of n values: their mean, and one over the root of variance plus eps. */
typedef struct {
    double mean, scale;
} Level;

static Level level_of(const float *x, int n, float eps)
{
    double sum = 0, squares = 0;
    for (int i = 0; i < n; i++)
        sum += x[i];
    double mean = sum / n;
    for (int i = 0; i < n; i++)
        squares += (x[i] - mean) * (x[i] - mean);
    return (Level){ mean, 1 / sqrt(squares / n + eps) };
}

/* A group is one run of n numbers, so all runs are taken one by one; run
   number r is group r % G of its image. */
void group_norm(Groups how, const float *x, const float *gain,
                const float *bias, float *y)
{
    int channels = how.C / how.G, n = channels * how.N;
    for (int r = 0; r < how.B * how.G; r++, x += n, y += n) {
        Level level = level_of(x, n, how.eps);
        for (int i = 0; i < n; i++) {
            int c = r % how.G * channels + i / how.N;
            double u = (x[i] - level.mean) * level.scale;
            y[i] = (float)(gain[c] * u + bias[c]);
        }
    }
}

void group_norm_backward(Groups how, const float *x, const float *gain,
                         const float *dy, float *dx, float *dgain,
                         float *dbias)
{
    int channels = how.C / how.G, n = channels * how.N;
    for (int r = 0; r < how.B * how.G; r++, x += n, dy += n, dx += n) {
        Level level = level_of(x, n, how.eps);
        double mean_g = 0, mean_gu = 0;
        for (int i = 0; i < n; i++) {
            int c = r % how.G * channels + i / how.N;
            double u = (x[i] - level.mean) * level.scale;
            dbias[c] += dy[i];
            dgain[c] += (float)(dy[i] * u);
            mean_g += gain[c] * dy[i] / n;
            mean_gu += gain[c] * dy[i] * u / n;
        }
        for (int i = 0; i < n; i++) {
            int c = r % how.G * channels + i / how.N;
            double u = (x[i] - level.mean) * level.scale;
            dx[i] += (float)((gain[c] * dy[i] - mean_g - u * mean_gu)
                             * level.scale);
        }
    }
}
//! stub
void group_norm(Groups how, const float *x, const float *gain,
                const float *bias, float *y)
{
    // TODO: each group of each image, normalised.
    (void)how, (void)x, (void)gain, (void)bias, (void)y;
}

void group_norm_backward(Groups how, const float *x, const float *gain,
                         const float *dy, float *dx, float *dgain,
                         float *dbias)
{
    // TODO: its gradient, added to dx, dgain and dbias.
    (void)how, (void)x, (void)gain, (void)dy, (void)dx, (void)dgain;
    (void)dbias;
}
//! end
