/*
 * Seen through a fence
 * difficulty: ★★
 * points: 3
 * parts: keys 1, reach 2
 * time: 45 min
 *
 * Looking back at the last 256 words costs 256 scores for each word. If every
 * second one is left out, the same price reaches twice as far; leave out three
 * of four, and it reaches a thousand back. It is like looking through a fence
 * with gaps between the boards. And behind it stands the next layer, with
 * another fence. How much of the garden does one see through all of them?
 *
 * In one layer, query `i` sees the keys `i`, `i - step`, `i - 2 step` and so
 * on: `W` keys, itself among them, but none before key 0. With `W` = 3 and
 * `step` = 4, query 9 sees 9, 5 and 1, and query 5 sees 5 and 1. `keys_through`
 * writes them, the nearest first, and returns how many there are. `key` has
 * room for just so many.
 *
 * `inputs_seen` is about several layers, each on top of the one before, the
 * output of one being the input of the next. The output at `i` depends on an
 * input `j` if there is *any* way from `i` down to `j`: through a key that the
 * last layer sees, to one that the layer below sees from there, and so on.
 * Write 1 to `seen[j]` for those, 0 for all others from 0 to `i`, and return
 * the number of ones. With no layers, `i` sees itself.
 *
 * `W` and `step` are at least 1 and may be anything up to `INT_MAX`: a window
 * may reach far beyond the beginning of the text. In `keys_through`, `i` goes
 * up to a million; in `inputs_seen` up to 5,000, through at most 20 layers.
 * You may allocate memory; give it back.
 *
 * hint: Is `(W - 1) * step` an `int`? If you stop where the text begins, you
 *   never have to compute how far back the window would have reached.
 * hint: It's tempting to add up the spans `(W - 1) step` and to say: all the
 *   way from there to `i`. Try two layers with `W` = 2 and `step` = 4, and draw
 *   what `i` = 8 sees.
 * hint: Work with a set. In the beginning it is `{i}`. A layer replaces the set
 *   by all keys that its members see; the last layer first, the first layer
 *   last. An array of `i + 1` marks is such a set.
 * hint: Go through the marks from 0 upwards when you put a layer on: a member
 *   `m` marks keys *below* itself, which have had their turn, so the new ones
 *   aren't taken for old ones, and one array will do. The mark of `m` itself
 *   stays: every query sees its own key.
 * after: Steps of 1, 2, 4, 8 with two keys each see everything, twice as far
 *   with each layer: the fences' gaps never line up. Steps of 4 and 4 leave
 *   holes that no later layer of the kind can close. And the order of the
 *   layers makes no difference at all: adding steps is commutative.
 */
#include "10-through-the-fence.h"

//! answer
/* The next key is asked for only where it is in the text, so that nothing
   overflows. */
int keys_through(Fence fence, int i, int *key)
{
    int count = 0;
    key[count++] = i;
    while (count < fence.W && i >= fence.step) {
        i -= fence.step;
        key[count++] = i;
    }
    return count;
}

/* Marks all keys that the members of the set see. A member's keys lie below
   it, so none of them is mistaken for a member later in the loop. */
static void look_through(Fence fence, int i, char *seen)
{
    for (int member = 0; member <= i; member++) {
        if (!seen[member])
            continue;
        int key = member;
        for (int n = 1; n < fence.W && key >= fence.step; n++) {
            key -= fence.step;
            seen[key] = 1;
        }
    }
}

int inputs_seen(const Fence *fence, int layers, int i, char *seen)
{
    int count = 0;
    for (int j = 0; j <= i; j++)
        seen[j] = j == i;
    for (int l = layers - 1; l >= 0; l--)
        look_through(fence[l], i, seen);
    for (int j = 0; j <= i; j++)
        count += seen[j];
    return count;
}
//! stub
int keys_through(Fence fence, int i, int *key)
{
    // TODO: the keys that one query sees.
    (void)fence, (void)i, (void)key;
    return 0;
}

int inputs_seen(const Fence *fence, int layers, int i, char *seen)
{
    // TODO: the inputs that are seen through all layers.
    (void)fence, (void)layers, (void)i, (void)seen;
    return 0;
}
//! end
