/*
 * The stairs laid flat
 * difficulty: ★★
 * points: 3
 * parts: forward 1, backward 2
 * time: 60 min
 *
 * Whoever scores by distance gathers a vector for each pair of tokens, T times
 * T of them, although there are only 2T - 1. It is cheaper to let each query
 * meet each *distance*: one matrix product. But then the scores stand at the
 * wrong places. The one for key 0 is at the left for the last query, and
 * further to the right for each query before it, like stairs. You lay them
 * flat, and where they are: there is no room for a second matrix.
 *
 * `M` tokens are keys, and the last `N` of them are queries: the others are in
 * a cache. So query `i`, from 0, is token `M - N + i`, and its distance to key
 * `j` is `M - N + i - j`, below 0 for a key after it. Row `i` of `x` has
 * `N + M - 1` numbers, for the distances from `M - 1` down to `-(N - 1)`; each
 * query has met all of them, also those at which it has no key.
 *
 * `lay_flat` makes of it the scores for the keys 0 to `M - 1`, which stand
 * at the beginning of the same memory as a matrix `(N,M)`, row behind row. What
 * is left behind it is nobody's business. For `N = M = 2` the six numbers
 * a b c, d e f become b c, d e. Keys after the query are not left out: the mask
 * comes later, if there is one.
 *
 * `stand_up` is the way back for gradients: it finds `(N,M)` at the beginning,
 * and behind it rubbish, and leaves `(N,N+M-1)`. A number that was moved gets
 * the gradient of the place it was moved to, and the others get 0. Write both
 * without memory of their own. `N` is at least 1, and `M` at least `N`.
 * Nothing is added up: numbers are compared exactly.
 *
 * hint: Where in row `i` is the score for key `j`? Column `c` is for the
 *   distance `M - 1 - c`. Solve it for `c`.
 * hint: `c = N - 1 - i + j`. So the `M` numbers of a row stay together and in
 *   their order; only their beginning is different for each row. A row can be
 *   moved as a whole: `memmove` may overlap.
 * hint: Row `i` moves from `i (N + M - 1) + N - 1 - i` to `i M`, which is never
 *   behind it. If the first row moves first, nothing that is still needed gets
 *   overwritten. And on the way back?
 * hint: On the way back begin with the last row. Move its `M` numbers, then set
 *   the `N - 1 - i` before them and the `i` behind them to 0. The zeros of row
 *   `i` begin at `i (N + M - 1)`, which is not before the end of row `i - 1` as
 *   it still lies there.
 * after: Look at where row i comes from: `i (N + M - 2) + N - 1`. It is a
 *   matrix whose rows are shorter by one than you were told. Libraries do all
 *   of this without moving a number, by telling the matrix another width; they
 *   call it skewing, and for 2,048 notes it took the memory of a layer's
 *   distances from 8.5 gigabytes to 4.2 megabytes (Huang et al., 2018).
 */
#include "7-flat-stairs.h"
#include <string.h>

//! answer
/* Where in x the scores of row i begin. */
static int begins(int N, int M, int i)
{
    return i * (N + M - 1) + N - 1 - i;
}

/* From the first row on: each moves towards the beginning. */
void lay_flat(int N, int M, float *x)
{
    for (int i = 0; i < N; i++)
        memmove(x + i * M, x + begins(N, M, i), (size_t)M * sizeof *x);
}

/* From the last row on: each moves towards the end. */
void stand_up(int N, int M, float *x)
{
    for (int i = N - 1; i >= 0; i--) {
        float *row = x + i * (N + M - 1), *scores = x + begins(N, M, i);
        memmove(scores, x + i * M, (size_t)M * sizeof *x);
        for (float *c = row; c < scores; c++)
            *c = 0;
        for (float *c = scores + M; c < row + N + M - 1; c++)
            *c = 0;
    }
}
//! stub
void lay_flat(int N, int M, float *x)
{
    // TODO: the scores of each query for each key.
    (void)N, (void)M, (void)x;
}

void stand_up(int N, int M, float *x)
{
    // TODO: the gradient, on the way back.
    (void)N, (void)M, (void)x;
}
//! end
