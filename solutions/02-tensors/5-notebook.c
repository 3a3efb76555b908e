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
 *
 * hint: With a single spare page, each layer's input has to be computed from
 *   page 0 again: n - 1 steps, then n - 2, and so on. Where would you put a
 *   second spare page? Draw the layers as a line and mark where a page lies.
 * hint: For `twice`: leave a page every r layers on the way there. On the way
 *   back take the stretches of r layers one by one, the last first: from its
 *   page, fill r more pages with the inputs inside it, then use `walk_back`
 *   on each. Everything is computed twice at most.
 * hint: For `fewest`: say page p holds the input of layer `first`, and you
 *   have `spare` other pages, for `count` layers. Walk j of them and leave a
 *   page there. What remains is the same task twice: the layers behind the
 *   new page, with one spare page less; and then, with that page free again,
 *   the j layers before it. Try all j.
 * hint: `cost(1, spare) = 0`, `cost(count, 1) = count (count - 1) / 2`, and
 *   otherwise `cost(count, spare)` is the least of `j + cost(count - j,
 *   spare - 1) + cost(j, spare)` for j from 1 to count - 1. Fill a table,
 *   and then do what it says. The first of the j steps goes from page p to
 *   the new page, all others stay there.
 * after: Memory that grows like the square root of the depth, for one more
 *   pass forward: that is how models are trained that don't fit, and the
 *   libraries call it activation checkpointing. The fewest steps were found
 *   by Griewank in 1992, and there is a formula for them, with binomials.
 */
#include "5-notebook.h"
#include <stdlib.h>

//! answer
/* cost: fewest steps for so many layers and spare pages, (layers, spares).
   jump: how far ahead the first of the spare pages goes. */
typedef struct {
    int spares, *cost, *jump;
} Plan;

static int at(const Plan *plan, int count, int spare)
{
    return count * (plan->spares + 1) + spare;
}

/* The page goes ahead by j, the layers behind it come back with one spare
   page less, and those before it with all. With one, only the last layer may
   lie behind the page. */
static void choose(Plan *plan, int count, int spare)
{
    int best = spare == 1 ? count - 1 : 1, least = -1;
    for (int j = best; j < count; j++) {
        int cost = j + plan->cost[at(plan, j, spare)]
            + plan->cost[at(plan, count - j, spare - 1)];
        if (least < 0 || cost < least) {
            least = cost;
            best = j;
        }
    }
    plan->cost[at(plan, count, spare)] = least;
    plan->jump[at(plan, count, spare)] = best;
}

/* Takes the gradient through `count` layers from `first` on, whose input is on
   page `page`; all pages behind that one are free. */
static void bring_back(const Plan *plan, int first, int count, int page)
{
    int spare = plan->spares - page;
    while (count > 1) {
        int j = plan->jump[at(plan, count, spare)];
        walk_forward(first, page, page + 1);
        for (int i = 1; i < j; i++)
            walk_forward(first + i, page + 1, page + 1);
        bring_back(plan, first + j, count - j, page + 1);
        count = j;
    }
    walk_back(first, page);
}

void there_and_back(int n, int pages)
{
    Plan plan = { .spares = pages - 1 };
    size_t entries = (size_t)(n + 1) * (size_t)pages;
    plan.cost = calloc(entries, sizeof(int));   // of one layer: 0
    plan.jump = calloc(entries, sizeof(int));
    for (int count = 2; count <= n; count++)
        for (int spare = 1; spare <= plan.spares; spare++)
            choose(&plan, count, spare);
    bring_back(&plan, 0, n, 0);
    free(plan.cost);
    free(plan.jump);
}
//! stub
void there_and_back(int n, int pages)
{
    // TODO: the gradient through all layers, with these pages.
    (void)n, (void)pages;
}
//! end
