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
 *
 * hint: Three loops for a film, one number for each of them, and all three
 *   begin at `next`. A word is a film with nothing to it: 1 × 1 × 1.
 * hint: A film of 8 frames with 2 rows and 3 columns has times up to `next` +
 *   7. Where does the next word stand? The largest of *three* numbers decides.
 * hint: Pair 20 is pair 20 for its speed, in whatever section it is. The
 *   sections choose the place, and nothing else. They count pairs.
 * hint: Dealt: `a % 3` is 0 for time, 1 for height, 2 for width, and `a / 3`
 *   is how many cards each has got before. If that is not below the section's
 *   number, the pair reads the time.
 * after: It is the multimodal RoPE of Qwen2-VL, with sections of 16, 24 and
 *   24. There all the fast pairs had gone to time, and only slow ones to
 *   width; Qwen3-VL deals them out. And see how little of the text's length a
 *   picture takes: a thousand patches, 32 × 32, cost as much of it as 32
 *   words.
 */
#include "6-where-and-when.h"
#include <math.h>

//! answer
static int larger(int a, int b)
{
    return a < b ? b : a;
}

/* Writes a film's places, and returns how many numbers that are. */
static int film_places(Passage p, int next, int *place)
{
    int *at = place;
    for (int f = 0; f < p.frames; f++)
        for (int r = 0; r < p.rows; r++)
            for (int c = 0; c < p.columns; c++) {
                *at++ = next + f;
                *at++ = next + r;
                *at++ = next + c;
            }
    return (int)(at - place);
}

int places_in_three(int n, const Passage *passage, int *place)
{
    int next = 0;
    for (int i = 0; i < n; i++) {
        Passage p = passage[i];
        for (int word = 0; word < p.words; word++, next++, place += 3)
            place[0] = place[1] = place[2] = next;
        if (p.words > 0)
            continue;
        place += film_places(p, next, place);
        next += larger(p.frames, larger(p.rows, p.columns));
    }
    return next;
}

/* Which of the three places pair a reads. */
static int reads(Clocks c, int a)
{
    if (c.dealt)
        return a / 3 < c.section[a % 3] ? a % 3 : 0;
    if (a < c.section[0])
        return 0;
    return a < c.section[0] + c.section[1] ? 1 : 2;
}

void turn_in_three(Clocks c, int T, const int *place, const float *x,
                   float *y)
{
    for (int t = 0; t < T; t++, x += c.D, y += c.D, place += 3)
        for (int a = 0, b = c.D / 2; a < c.D / 2; a++, b++) {
            double angle = place[reads(c, a)] * pow(c.base, -2.0 * a / c.D);
            y[a] = (float)(x[a] * cos(angle) - x[b] * sin(angle));
            y[b] = (float)(x[a] * sin(angle) + x[b] * cos(angle));
        }
}
//! stub
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
//! end
