/* The driver of exercise 3.10: narrow and wide windows, gaps that line up and
   gaps that don't. */
#include "driver.h"
#include "10-through-the-fence.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { LAYERS = 20, UNWRITTEN = -777 };
#define COUNT(x) (int)(sizeof (x) / sizeof *(x))

static void keys(int W, int step, int i)
{
    int room = i / step + 1 < W ? i / step + 1 : W;
    int *key = malloc((size_t)room * sizeof *key);
    for (int j = 0; j < room; j++)
        key[j] = UNWRITTEN;
    in_ints("W,step", (int[]){ W, step }, 2);
    in_int("i", i);
    out_int("count", keys_through((Fence){ W, step }, i, key));
    out_ints("key", key, (size_t)room);
    free(key);
    case_end();
}

/* The marks as runs: so many not seen, so many seen, in turn. A byte that is
   neither 0 nor 1 is named. */
static void out_marks(const char *seen, int i)
{
    int *run = calloc((size_t)i + 2, sizeof *run), runs = 0;
    char last = 0;
    for (int j = 0; j <= i; j++) {
        if (seen[j] != last)
            runs++;
        last = seen[j];
        run[runs]++;
        if (last != 0 && last != 1)
            run[runs] = -1;
    }
    out_ints("not-seen,seen,...", run, (size_t)runs + 1);
    free(run);
}

static void reach(const Fence *fences, int layers, int i)
{
    size_t places = (size_t)i + 1;
    char *seen = malloc(places);
    Fence *fence = malloc((size_t)layers * sizeof *fence);
    int W[LAYERS], step[LAYERS];
    memset(seen, 7, places);
    for (int l = 0; l < layers; l++) {
        fence[l] = fences[l];
        W[l] = fence[l].W;
        step[l] = fence[l].step;
    }
    in_ints("W", W, (size_t)layers);
    in_ints("step", step, (size_t)layers);
    in_int("i", i);
    out_int("count", inputs_seen(fence, layers, i, seen));
    out_marks(seen, i);
    free(seen);
    free(fence);
    case_end();
}

static void random_reach(int layers, int widest, int furthest, int i)
{
    Fence fence[LAYERS];
    for (int l = 0; l < layers; l++) {
        fence[l].W = case_between(1, widest);
        fence[l].step = case_between(2, furthest);
    }
    reach(fence, layers, i);
}

static void all_keys(void)
{
    if (case_begin("keys", "three keys, four apart"))
        keys(3, 4, 9);
    if (case_begin("keys", "the third would lie before the text"))
        keys(3, 4, 5);
    if (case_begin("keys", "just down to key 0"))
        keys(3, 4, 8);
    if (case_begin("keys", "an ordinary window"))
        keys(4, 1, 10);
    if (case_begin("keys", "itself alone"))
        keys(1, 3, 10);
    if (case_begin("keys", "the first token"))
        keys(5, 2, 0);
    if (case_begin("keys", "a step beyond everything"))
        keys(4, INT_MAX, 100);
    if (case_begin("keys", "a window beyond everything"))
        keys(1073741825, 4, 20);
    if (case_begin("keys", "both"))
        keys(65537, 65536, 131072);
    for (int r = 1; r <= 5; r++)
        if (case_begin("keys", "random %d", r)) {
            int W = case_between(2, 9), step = case_between(2, 9);
            keys(W, step, case_between(0, 60));
        }
}

void driver(void)
{
    const Fence doubling[] = { { 2, 1 }, { 2, 2 }, { 2, 4 }, { 2, 8 } };
    const Fence same[] = { { 2, 4 }, { 2, 4 } };
    const Fence mixed[] = { { 3, 1 }, { 3, 5 } };
    const Fence far[] = { { 3, 7 }, { 2, 9 } };
    const Fence wide[] = { { 1073741825, 4 }, { 2, INT_MAX },
                           { 65537, 65536 } };
    all_keys();
    if (case_begin("reach", "steps of 4 and 4"))
        reach(same, COUNT(same), 20);
    if (case_begin("reach", "steps of 1, 2, 4, 8"))
        reach(doubling, COUNT(doubling), 40);
    if (case_begin("reach", "steps of 1, 2, 4, 8, all that there is"))
        reach(doubling, COUNT(doubling), 15);
    if (case_begin("reach", "three near, three far"))
        reach(mixed, COUNT(mixed), 30);
    if (case_begin("reach", "the text begins in between"))
        reach(far, COUNT(far), 17);
    if (case_begin("reach", "just down to input 0"))
        reach(far, COUNT(far), 16);
    if (case_begin("reach", "one layer"))
        reach(far, 1, 30);
    if (case_begin("reach", "no layers"))
        reach(far, 0, 5);
    if (case_begin("reach", "the first token"))
        reach(doubling, COUNT(doubling), 0);
    if (case_begin("reach", "windows beyond everything"))
        reach(wide, COUNT(wide), 11);
    for (int r = 1; r <= 4; r++)
        if (case_begin("reach", "random %d", r))
            random_reach(1 + r, 3, 12, 60 + 10 * r);
    if (case_begin("reach", "random, twenty layers"))
        random_reach(LAYERS, 2, 400, 5000);
}
