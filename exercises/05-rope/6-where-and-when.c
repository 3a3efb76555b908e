/*
 * Where, when and how high
 * difficulty: ★★
 * points: 3
 * parts: places 1, sections 1, dealt 1
 * time: 60 min
 *
 * "What is the cat in this film doing at the end?" The question is a row of
 * words, the film a stack of pictures, and the model reads both as one row of
 * tokens. A word has one place. A patch of a film has three: when, how high,
 * and how far to the right. If the places of a patch are to mean anything
 * together with those of words, all must have three.
 *
 * `places_in_three` gives them. The input is made of passages: so many
 * `words`, or, where that is 0, a film of `frames` × `rows` × `columns`
 * patches. `next` is 0 in the beginning. A word stands at
 * `(next, next, next)`, and then `next` grows by 1. The patch in frame `f`,
 * row `r` and column `c` of a film stands at `(next + f, next + r, next + c)`;
 * the patches come frame by frame, in a frame row by row. After the film,
 * `next` is one more than the largest number that any of its patches got. So
 * with one word, a picture of 2 rows and 3 columns, and one more word, the
 * places are
 *
 *     (0,0,0)  (1,1,1) (1,1,2) (1,1,3) (1,2,1) (1,2,2) (1,2,3)  (4,4,4)
 *
 * The function writes `(N,3)` numbers for the `N` tokens of all passages, and
 * returns `next`.
 *
 * `turn_in_three` turns `T` rows. Pair `a` of a head is made of the numbers
 * `a` and `a + D/2`; it turns by its speed `base^(-2a/D)` times *one* of the
 * three places. Which one, the sections say: `section[0]` pairs read the time,
 * `section[1]` the height, `section[2]` the width; together they are `D/2`.
 * Where `dealt` is false, the first `section[0]` pairs read the time, those
 * behind them the height, the last ones the width. Where it is true, they are
 * dealt like cards, one for time, one for height, one for width, and so on;
 * when height and width have got theirs, all that are left go to time. Height
 * and width then get equally many, and time at least as many.
 *
 * A film has at least one patch. `n` and `T` may be 0, and so may a section.
 * Compute angles in `double`; the comparison is with an absolute error of
 * 1e-4.
 */
#include "6-where-and-when.h"
#include <math.h>

int places_in_three(int n, const Passage *passage, int *place)
{
    // TODO: time, height and width of every token.
    (void)n, (void)passage, (void)place;
    return -1;
}

void turn_in_three(Clocks c, int T, const int *place, const float *x,
                   float *y)
{
    // TODO: each pair turned by the place that it reads.
    (void)c, (void)T, (void)place, (void)x, (void)y;
}
