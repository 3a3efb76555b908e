/*
 * No parrot
 * difficulty: ★
 * points: 2
 * parts: once 1, charges 1
 * time: 20 min
 *
 * "The fox gave the hen the key and the hen gave the fox the key and the fox
 * gave the hen" and so on until the lamp goes out. A model that always says
 * the likeliest thing walks in circles, and each round makes the next one
 * likelier. The cure is a small fine on whatever has been said.
 *
 * The oldest fine is a factor. `say_it_once` looks at the last `last` of the
 * `n` tokens of `text` and changes the logit of every token that occurs there.
 * The token is to become *less likely*: with `penalty` 2, a logit of 3 becomes
 * 1.5, and a logit of -3 becomes -6. A token that occurs five times is fined
 * once. `last` may be 0, and then nothing happens, or larger than `n`, and
 * then the whole text counts. `penalty` is at least 1.
 *
 * A newer one is a difference. `charge_for_it` counts how often each token
 * occurs in what the model itself has written, `text[written]` to
 * `text[n-1]`; what the reader typed before that is free. A token that occurs
 * `count` times, at least once, has its logit made smaller by `presence` plus
 * `count` times `frequency`. Both may be below 0: that makes a parrot.
 *
 * `logits` has `V` numbers, and every token is from 0 to `V - 1`. A logit of
 * `-INFINITY` stays that. Six digits are compared. You may allocate memory;
 * give it back.
 *
 * hint: What does a division by 2 do to a logit of -3? Is the token more or
 *   less likely afterwards?
 * hint: Walk through the tokens of the vocabulary, not through the text: for
 *   each, count how often it occurs, and then act at most once.
 * hint: The first token that counts is number `n - last`, or 0 if that is
 *   below 0. With a function `times(token, text, from, n)` both fines are a
 *   loop of three lines.
 * after: A factor on logits depends on where zero is, and softmax doesn't
 *   know: add 5 to all logits and the model says the same, but the fine is
 *   another. The difference has no such fault. And the formula in the paper
 *   that brought the factor (CTRL, 2019) divides, whatever the sign.
 */
#include "3-no-parrot.h"

//! answer
/* How often the token occurs in text[from], ..., text[n-1]. */
static int times(int token, const int *text, int from, int n)
{
    int count = 0;
    for (int i = from; i < n; i++)
        count += text[i] == token;
    return count;
}

void say_it_once(float *logits, int V, const int *text, int n, int last,
                 float penalty)
{
    int from = last < n ? n - last : 0;
    for (int token = 0; token < V; token++)
        if (times(token, text, from, n) > 0) {
            if (logits[token] > 0)
                logits[token] /= penalty;
            else
                logits[token] *= penalty;       // further below 0
        }
}

void charge_for_it(float *logits, int V, const int *text, int n, int written,
                   float presence, float frequency)
{
    for (int token = 0; token < V; token++) {
        int count = times(token, text, written, n);
        if (count > 0)
            logits[token] -= presence + (float)count * frequency;
    }
}
//! stub
void say_it_once(float *logits, int V, const int *text, int n, int last,
                 float penalty)
{
    // TODO: a factor for each token among the last ones.
    (void)logits, (void)V, (void)text, (void)n, (void)last, (void)penalty;
}

void charge_for_it(float *logits, int V, const int *text, int n, int written,
                   float presence, float frequency)
{
    // TODO: a fine for each token that the model wrote, by how often.
    (void)logits, (void)V, (void)text, (void)n, (void)written;
    (void)presence, (void)frequency;
}
//! end
