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
 */
#include "7-flat-stairs.h"
#include <string.h>

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
