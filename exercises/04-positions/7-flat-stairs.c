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
 */
#include "7-flat-stairs.h"
#include <string.h>

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
