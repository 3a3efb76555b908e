/*
 * Counting in the dark
 * difficulty: ★
 * points: 2
 * parts: place 1, lost 1
 * time: 35 min
 *
 * A decoder without positions can count, the chapter says: with a head that has
 * given up looking. Whatever the query, all its scores are the same. You don't
 * believe that it gets very far, and you want to hear what it hears.
 *
 * Such a head takes the mean of the values it may see, and the causal mask
 * shows token `i` the tokens 0 to `i`. Token 0 is the sign for the beginning of
 * a text, which always has the same value, `first`; say that all others have
 * the value `rest`. With `first` 1 and `rest` 0, token 0 gets 1 and token 3
 * gets 0.25.
 *
 * `hear` writes what each of `T` tokens gets. `place_of` is what a layer above
 * could do with it: from `h`, one of these numbers, it tells the place of the
 * token, from 0. `first` and `rest` are at least 1 apart; places are below 200.
 *
 * Then the catch. A machine keeps numbers to so many significant binary digits:
 * from 1/2 on up to 1, a number of 3 digits is one of 4/8, 5/8, 6/8, 7/8; from
 * 1/4 on up to 1/2, one of 4/16 to 7/16; and so on. Let each `h`, with `first`
 * 1 and `rest` 0, become the nearest such number. `loses_count` returns the
 * smallest `i` for which tokens `i` and `i + 1` then get the same. With one
 * digit, which leaves 1, 1/2, 1/4 and so on, it is 2, since both 1/3 and 1/4
 * become 1/4. `bits` is from 1 to 14.
 *
 * Numbers are compared to five digits, places exactly.
 *
 * hint: Write down the weights of the softmax for token 3, when its four scores
 *   are all 7. And what does the mean of `first` and three times `rest` have
 *   to do with the place?
 * hint: `h = rest + (first - rest) / (i + 1)`. Solve it for `i`. The machine
 *   has rounded `h`, so what you get is a whole number nearly: take the nearest
 *   one. Cutting off what is behind the point makes 2 of 2.9999998.
 * hint: Digits count from the first one that is not zero, wherever the point
 *   is. Double the number until it is at least 1/2, and remember how often.
 *   `frexp` in `math.h` does just that.
 * hint: For `n = i + 1`: `share = frexp(1.0 / n, &e)` has `1/n = share 2^e`
 *   with `share` from 1/2 on up to 1. Then `round(ldexp(share, bits))` is a
 *   whole number, and `ldexp` of that by `e - bits` is `1/n` rounded. Go
 *   through the `n` until two neighbours agree.
 * after: This is how a decoder without positions can find out where it is; the
 *   proof is little more (Kazemnejad et al., 2023). And such a count has an
 *   end: in bfloat16, which has 8 digits, places 189 and 190 are the first that
 *   sound alike. Whoever wants to count further must do it more cleverly.
 */
#include "3-counting-dark.h"
#include <math.h>

//! answer
void hear(int T, float first, float rest, float *h)
{
    double sum = 0;
    for (int i = 0; i < T; i++) {
        sum += i == 0 ? first : rest;
        h[i] = (float)(sum / (i + 1));
    }
}

int place_of(float h, float first, float rest)
{
    double seen = ((double)first - rest) / ((double)h - rest);
    return (int)lround(seen) - 1;
}

/* 1 / n, to `bits` significant digits. */
static double heard(int n, int bits)
{
    int e;
    double share = frexp(1.0 / n, &e);          // 1/2 <= share < 1
    return ldexp(round(ldexp(share, bits)), e - bits);
}

int loses_count(int bits)
{
    int i = 0;
    while (heard(i + 1, bits) != heard(i + 2, bits))
        i++;
    return i;
}
//! stub
void hear(int T, float first, float rest, float *h)
{
    // TODO: what each token gets.
    (void)T, (void)first, (void)rest, (void)h;
}

int place_of(float h, float first, float rest)
{
    // TODO: the place of the token that got h.
    (void)h, (void)first, (void)rest;
    return -1;
}

int loses_count(int bits)
{
    // TODO: the first place that can't be told from the next one.
    (void)bits;
    return -1;
}
//! end
