/*
 * A walk in the dark
 * difficulty: ★
 * points: 2
 * parts: matrix 1, walk 1
 * time: 25 min
 *
 * Somebody hands you a row of the sinusoidal table and asks for the row that
 * stands `k` places further on. Which row it is they don't say, and you won't
 * ask. You don't have to know where you are in order to walk.
 *
 * The row of position `t` has `d` numbers, `d` even: with the speeds
 * `w[a] = 10000^(-2a/d)`, for `a` from 0 to `d/2 - 1`, number `2a` is
 * `sin(t w[a])`, and number `2a + 1` is `cos(t w[a])`. There is a matrix `M`,
 * `(d,d)`, that turns the row of `t`, read as a column, into the row of
 * `t + k`, and it is the same one for every `t`. For `d = 2` and `k = 1` it
 * takes (0, 1), which is position 0, to (0.841, 0.540).
 *
 * `walk_matrix` writes all of `M`, row by row. `walk` writes `M p` to `out`,
 * without the `d` times `d` multiplications. `out` may be the very array `p`.
 * And `p` may be any numbers, not only a row of the table: the sum of two
 * rows, say, or a row that a layer has made twice as long. `k` may be 0 or
 * negative, and lies between -300 and 300. An absolute error of 1e-3 is
 * allowed, and a relative one of 1e-4.
 *
 * hint: Take `d = 2`, and write down the row of `t + k`. What does school say
 *   of `sin(x + y)`, and of `cos(x + y)`?
 * hint: `sin(x + y) = sin x cos y + cos x sin y`, and
 *   `cos(x + y) = cos x cos y - sin x sin y`. Put `x = t w` and `y = k w`:
 *   what belongs to `t` stands in `p`, and what belongs to `k` you can compute.
 * hint: `M` is nearly empty. Numbers `2a` and `2a + 1` of the new row need the
 *   numbers `2a` and `2a + 1` of the old one and no others: blocks of two by
 *   two along the diagonal, zeros elsewhere, and somebody has to write the
 *   zeros.
 * hint: With `c = cos(k w[a])` and `s = sin(k w[a])` the block is `c s` above
 *   `-s c`. In `walk`, read both numbers of a pair before you write either.
 * after: So a layer with one fixed matrix can ask what is three words back,
 *   wherever it stands. That was the reason for sines in the first place: the
 *   paper hoped that it would make relative positions easy to learn (Vaswani
 *   et al., 2017). And a matrix that turns pairs by an angle will come back in
 *   the next chapter, as the hero.
 */
#include "1-blind-walk.h"
#include <math.h>

//! answer
/* The angle by which pair a turns in k steps. */
static double angle(int d, int k, int a)
{
    return k * pow(10000, -2.0 * a / d);
}

void walk_matrix(int d, int k, float *M)
{
    for (int i = 0; i < d * d; i++)
        M[i] = 0;
    for (int a = 0; a < d / 2; a++) {
        double c = cos(angle(d, k, a)), s = sin(angle(d, k, a));
        float *upper = M + 2 * a * d + 2 * a, *lower = upper + d;
        upper[0] = (float)c;
        upper[1] = (float)s;
        lower[0] = (float)-s;
        lower[1] = (float)c;
    }
}

void walk(int d, int k, const float *p, float *out)
{
    for (int a = 0; a < d / 2; a++) {
        double c = cos(angle(d, k, a)), s = sin(angle(d, k, a));
        double sine = p[2 * a], cosine = p[2 * a + 1];
        out[2 * a] = (float)(sine * c + cosine * s);
        out[2 * a + 1] = (float)(cosine * c - sine * s);
    }
}
//! stub
void walk_matrix(int d, int k, float *M)
{
    // TODO: the matrix that takes the row of t to the row of t + k.
    (void)d, (void)k, (void)M;
}

void walk(int d, int k, const float *p, float *out)
{
    // TODO: that matrix times p.
    (void)d, (void)k, (void)p, (void)out;
}
//! end
