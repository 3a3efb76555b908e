/*
 * The quick apprentice
 * difficulty: ★★
 * points: 3
 * parts: accepted 1, tokens 1, average 1
 * time: 60 min
 *
 * The master writes one word an hour, and nothing makes him faster. But he can
 * read four words in the same hour and say of each how likely he'd have been
 * to write it. The apprentice is quick and often guesses right: let him draft
 * four words, and the master correct the draft. The miracle is that the text
 * that comes out is the *master's*, to the last probability.
 *
 * The apprentice has drafted `K` tokens. Row `k` of `q` are his probabilities
 * for the `V` tokens of the vocabulary at place `k`, from which `draft[k]` was
 * drawn. Row `k` of `p` are the master's at the same place. `p` has one row
 * more: the master has read the whole draft, so he knows what comes after it.
 *
 * The draft is read from its beginning. `draft[k] = x` is accepted with the
 * probability `min(1, p[k][x] / q[k][x])`, by chance: if `u[k]` is *below* this
 * quotient. The first one that is not accepted ends the reading, and
 * everything behind it is thrown away. `accepted` returns how many there are.
 *
 * `next_tokens` writes the accepted tokens to `out`, and then the master adds
 * *one* more. If all `K` were accepted, it is drawn from row `K` of `p`. If `k`
 * was refused, it is drawn from what the apprentice had left short: from
 * the numbers `max(0, p[k][x] - q[k][x])`, divided by their sum. The token
 * drawn is the first one at which the probabilities, added up from token 0 on,
 * exceed `u[K]`. It returns the number of tokens written, 1 to `K + 1`.
 *
 * `tokens_on_average` returns the mean of that number, when drafts are drawn
 * from the rows of `q` and the `u` are drawn evenly from 0 to 1, all of them
 * independently. `V` is at least 1; `K` may be 0. All probabilities are
 * multiples of 1/256, `q` of a drafted token is not 0, and no question hangs
 * on a rounding in `float`. The average is compared to six digits. You may
 * allocate memory; give it back.
 */
#include "9-quick-apprentice.h"

int accepted(const Draft *d, const float *u)
{
    // TODO: how many tokens of the draft are accepted.
    (void)d, (void)u;
    return -1;
}

int next_tokens(const Draft *d, const float *u, int *out)
{
    // TODO: those tokens, and one of the master's.
    (void)d, (void)u, (void)out;
    return 0;
}

double tokens_on_average(const Draft *d)
{
    // TODO: how many that makes on average.
    (void)d;
    return 0;
}
