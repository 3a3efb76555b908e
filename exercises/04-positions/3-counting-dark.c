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
 */
#include "3-counting-dark.h"
#include <math.h>

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
