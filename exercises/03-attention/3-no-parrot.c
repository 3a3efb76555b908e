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
 */
#include "3-no-parrot.h"

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
