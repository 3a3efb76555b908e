#include "01-sliding-window/fold.h"
#include "01-sliding-window/require.h"
#include "01-sliding-window/window.h"

//@ fold-open
Fold fold_open(Operation *op, size_t k)
{
    REQUIRE(k >= 1, "fold_open: k is 0, but a queue must hold a value");
    return (Fold){ .op = op, .k = k, .front = allocate(k, sizeof(int)),
                   .back = allocate(k, sizeof(int)) };
}

void fold_close(Fold *f)
{
    free(f->front);
    free(f->back);
    *f = (Fold){ 0 };
}

//@ fold-drop
/* Removes the oldest value. When the front is empty the back is turned
   over onto it: newest first, each combined with all that are newer. */
static void fold_drop(Fold *f)
{
    if (f->fronts == 0) {
        int fold = f->back[f->backs - 1];
        f->front[f->fronts++] = fold;
        for (size_t p = f->backs - 1; p-- > 0; ) {
            fold = f->op(f->back[p], fold);
            f->front[f->fronts++] = fold;
        }
        f->backs = 0;
    }
    f->fronts--;
}

//@ fold-push
void fold_push(Fold *f, int value)
{
    if (f->fronts + f->backs == f->k)
        fold_drop(f);
    f->back_fold = f->backs ? f->op(f->back_fold, value) : value;
    f->back[f->backs++] = value;
}

int fold_value(const Fold *f)
{
    REQUIRE(f->fronts + f->backs > 0, "fold_value: the queue is empty");
    if (f->fronts == 0)
        return f->back_fold;
    int front_fold = f->front[f->fronts - 1];
    return f->backs ? f->op(front_fold, f->back_fold) : front_fold;
}

//@ stacks
size_t window_max_stacks(const int *restrict x, size_t n, size_t k,
                         int *restrict out)
{
    size_t m = window_count(n, k);
    if (m == 0)
        return 0;
    Fold f = fold_open(larger, k);
    for (size_t i = 0; i < n; i++) {
        fold_push(&f, x[i]);
        if (i + 1 >= k)
            out[i + 1 - k] = fold_value(&f);
    }
    fold_close(&f);
    return m;
}
