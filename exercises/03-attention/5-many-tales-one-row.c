/*
 * Many tales in one row
 * difficulty: ★★
 * points: 3
 * parts: row 1, attention 2
 * time: 45 min
 *
 * The model reads rows of 512 tokens, and the tales are 40 to 90 tokens long.
 * Fill the rest of each row with blanks, and most of the work goes into
 * looking at blanks. So the tales are packed, one after another, into a row:
 * nothing is wasted, and the hen of the third tale looks up who had the key in
 * the first. Now the mask has to say where one world ends.
 *
 * A tale ends with the token `end`, which is the last token *of that tale*.
 * The next token begins a new one. The last tale in the row may be cut off
 * before its end. A tale may be nothing but its `end`. For each of the `T`
 * tokens `read_row` writes three numbers:
 *
 * - `place[i]`, its position in its own tale, from 0;
 * - `first[i]`, the index in the row of the first token of its tale;
 * - `target[i]`, the token to be predicted there, which is the next one, or
 *   `NO_TARGET` where there's none: at an `end`, since nobody can guess how
 *   the next tale begins, and at the row's last token.
 *
 * With 9 as `end`, the row 4 5 9 6 7 has the places 0 1 2 0 1, the firsts
 * 0 0 0 3 3 and the targets 5 9 - 7 -.
 *
 * `attend_in_tale` is attention with one head: `q`, `k`, `v` and `out` are
 * `(T,D)`, `first` is as above. Query `i` sees the keys of its own tale that
 * are not after it, and of these the `W` nearest, itself among them. The
 * weights are the softmax, over the keys that are *seen*, of `q k / sqrt(D)`.
 * What is not seen must not be felt: there may be a NaN in it, and scores of
 * those that are seen may be as low as minus thirty thousand. `T` may be 0,
 * `W` and `D` are at least 1. Three digits are compared (relative 1e-3,
 * absolute 1e-3). You may allocate memory; give it back.
 */
#include "5-many-tales-one-row.h"
#include <math.h>
#include <stdlib.h>

void read_row(const int *token, int T, int end, int *place, int *first,
              int *target)
{
    // TODO: where each token stands in its tale, and what comes next.
    (void)token, (void)T, (void)end, (void)place, (void)first, (void)target;
}

void attend_in_tale(const float *q, const float *k, const float *v,
                    const int *first, int T, int D, int W, float *out)
{
    // TODO: attention that stays in its tale.
    (void)q, (void)k, (void)v, (void)first, (void)T, (void)D, (void)W;
    (void)out;
}
