/*
 * A notebook of few pages
 * difficulty: ★★★
 * points: 4
 * parts: twice 2, fewest 2
 * time: two evenings
 *
 * You walk through `n` layers, and on the way back each layer asks: what came
 * in here? The tape writes all of it down. With a hundred layers and large
 * inputs the notebook is full long before the end. But what was not written
 * down can be computed again, from the last page before it.
 *
 * The notebook has the pages 0, …, `pages - 1`, and each holds the input of
 * one layer. In the beginning page 0 holds what goes into layer 0.
 * `walk_forward(layer, from, to)` reads that layer's input from page `from` and
 * writes its output, which is the next layer's input, to page `to`; what stood
 * there is lost, and `to` may be `from`. `walk_back(layer, page)` takes the
 * gradient back through one layer, whose input stands on `page`. Use it
 * exactly once for each layer: `n - 1` first, then `n - 2`, down to 0. It does
 * not need the layer's output.
 *
 * `walk_forward` takes time. In the part `twice` there are `2 r + 1` pages,
 * where `r` is the square root of `n`, rounded up, and you may use it at most
 * `2 n` times. In the part `fewest` there is any number of pages, 2 at least,
 * and you must get by with as few uses as are possible at all. With 2 pages
 * and 4 layers that is 6; with 3 pages it is 4, and with 4 it is 3. `n` is at
 * least 1 and at most 1,000 in `twice`, at most 200 in `fewest`. You may
 * allocate memory for your plans; give it back. Nothing but pages holds a
 * layer's input.
 */
#include "5-notebook.h"
#include <stdlib.h>

void there_and_back(int n, int pages)
{
    // TODO: the gradient through all layers, with these pages.
    (void)n, (void)pages;
}
