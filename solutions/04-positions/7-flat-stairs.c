/*
 * The stairs laid flat
 * difficulty: ★★
 * points: 3
 * parts: forward 1, backward 2
 * time: 60 min
 *
 * You have let each query meet each *distance*, which is one matrix product.
 * Now the scores stand at the wrong places. The one for key 0 is far to the
 * left for the last query, and one further to the right for each query before
 * it: stairs. The chapter picks what it needs into a second matrix. Tonight
 * there is room for one. Lay the stairs flat where they are.
 *
 * `S` tokens are keys, and the last `T` of them are queries: the others are in
 * a cache. So query `i`, from 0, is token `S - T + i`, and its distance to key
 * `j` is `S - T + i - j`, below 0 for a key ahead. Row `i` of `x` has
 * `T + S - 1` numbers, for the distances from `S - 1` down to `-(T - 1)`. Each
 * query has met all of them, also those at which it has no key.
 *
 * `lay_flat` makes of it the scores for the keys 0 to `S - 1`, which stand at
 * the beginning of the same memory as a matrix `(T,S)`, row behind row. What is
 * left behind it is nobody's business. For `T = S = 2` the six numbers a b c,
 * d e f become b c, d e. Keys ahead of the query are not left out: the mask
 * comes later, if there is one.
 *
 * `stand_up` is the way back for gradients: it finds `(T,S)` at the beginning,
 * and behind it rubbish, and leaves `(T,T+S-1)`. A number that was moved gets
 * the gradient of the place it was moved to, and the others get 0. Neither
 * needs memory of its own. `T` is at least 1, and `S` at least `T`. Nothing is
 * added up: numbers are compared exactly.
 *
 * hint: Where in row `i` is the score for key `j`? Column `c` is for the
 *   distance `S - 1 - c`. Solve it for `c`.
 * hint: `c = T - 1 - i + j`. So the `S` numbers of a row stay together and in
 *   their order; only their beginning is different for each row. A row can be
 *   moved as a whole: `memmove` may overlap.
 * hint: Row `i` moves from `i (T + S - 1) + T - 1 - i` to `i S`, which is never
 *   behind it. If the first row moves first, nothing that is still needed gets
 *   overwritten. And on the way back?
 * hint: On the way back begin with the last row. Move its `S` numbers, then set
 *   the `T - 1 - i` before them and the `i` behind them to 0. The zeros of row
 *   `i` begin at `i (T + S - 1)`, which is not before the end of row `i - 1` as
 *   it still lies there.
 * after: Scoring by distance first and moving then is what made relative
 *   positions affordable: for 2,048 notes of piano music, the memory for one
 *   layer's distances went from 8.5 gigabytes to 4.2 megabytes (Huang et al.,
 *   2018). They call it skewing: put a column in front, which copies
 *   everything, and read the copy as if its rows had another width.
 */
#include "7-flat-stairs.h"
#include <string.h>

//! answer
/* Where in x the scores of row i begin. */
static int begins(int T, int S, int i)
{
    return i * (T + S - 1) + T - 1 - i;
}

/* From the first row on: each moves towards the beginning. */
void lay_flat(int T, int S, float *x)
{
    for (int i = 0; i < T; i++)
        memmove(x + i * S, x + begins(T, S, i), (size_t)S * sizeof *x);
}

/* From the last row on: each moves towards the end. */
void stand_up(int T, int S, float *x)
{
    for (int i = T - 1; i >= 0; i--) {
        float *row = x + i * (T + S - 1), *scores = x + begins(T, S, i);
        memmove(scores, x + i * S, (size_t)S * sizeof *x);
        for (float *c = row; c < scores; c++)
            *c = 0;
        for (float *c = scores + S; c < row + T + S - 1; c++)
            *c = 0;
    }
}
//! stub
void lay_flat(int T, int S, float *x)
{
    // TODO: the scores of each query for each key.
    (void)T, (void)S, (void)x;
}

void stand_up(int T, int S, float *x)
{
    // TODO: the gradient, on the way back.
    (void)T, (void)S, (void)x;
}
//! end
