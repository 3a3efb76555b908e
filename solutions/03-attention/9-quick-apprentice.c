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
 *
 * hint: `u < p / q`, and no `min` is needed: `u` is below 1 anyway. Where the
 *   master would never have said it, `p` is 0, and `u` may be 0 too.
 * hint: After a refusal the token must not be drawn from `p`. The apprentice
 *   has already given some tokens their share, `min(p, q)`. What is missing
 *   to make that `p`?
 * hint: Compare the running sum of `max(0, p - q)` with `u[K]` times the whole
 *   sum. With all accepted do the same with row `K` of `p`, from which
 *   nothing is taken away.
 * hint: For the average: place k is accepted with the probability `a[k]`, the
 *   sum over x of `q[k][x] min(1, p[k][x] / q[k][x])`, and that is the sum of
 *   `min(p, q)`. One token always comes; a second if the first is accepted,
 *   with `a[0]`; a third with `a[0] a[1]`, and so on.
 * after: A token is written if it was drafted and passed, `min(p, q)`, or if a
 *   refusal led to it, `max(0, p - q)`: together `p`, exactly. A bad apprentice
 *   costs time but never a word: even one who drafts nonsense leaves
 *   the master's probabilities as they were.
 */
#include "9-quick-apprentice.h"

//! answer
int accepted(const Draft *d, const float *u)
{
    int k = 0;
    for (; k < d->K; k++) {
        int at = k * d->V + d->draft[k];
        if (!(u[k] * d->q[at] < d->p[at]))
            break;
    }
    return k;
}

/* What p has more than q, of token x; all of it where q is not there. */
static double excess(const float *p, const float *q, int x)
{
    double more = q ? (double)p[x] - q[x] : p[x];
    return more > 0 ? more : 0;
}

/* The token of V that u draws from what p has more than q. */
static int draw(const float *p, const float *q, int V, double u)
{
    double all = 0, sum = 0;
    int x = -1;
    for (int i = 0; i < V; i++)
        all += excess(p, q, i);
    do
        sum += excess(p, q, ++x);
    while (sum <= u * all && x < V - 1);
    return x;
}

int next_tokens(const Draft *d, const float *u, int *out)
{
    int k = accepted(d, u);
    for (int i = 0; i < k; i++)
        out[i] = d->draft[i];
    const float *q = k < d->K ? d->q + k * d->V : 0;
    out[k] = draw(d->p + k * d->V, q, d->V, u[d->K]);
    return k + 1;
}

double tokens_on_average(const Draft *d)
{
    double mean = 1, reached = 1;
    for (int k = 0; k < d->K; k++) {
        double both = 0;
        for (int i = k * d->V; i < (k + 1) * d->V; i++)
            both += d->p[i] < d->q[i] ? d->p[i] : d->q[i];
        reached *= both;
        mean += reached;
    }
    return mean;
}
//! stub
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
//! end
