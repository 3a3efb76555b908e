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
 */
#include "10-through-the-fence.h"

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
