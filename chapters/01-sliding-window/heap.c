#include "01-sliding-window/require.h"
#include "01-sliding-window/window.h"

//@ heap
/* A binary heap of indices into x. The parent of place p is (p - 1) / 2,
   and its value is at least as large, so the largest value is at place 0. */
typedef struct {
    const int *x;
    size_t *index;
    size_t count;
} Heap;

/* Puts i at the end, then lets it rise past smaller parents. */
static void heap_push(Heap *h, size_t i)
{
    size_t place = h->count++;
    while (place > 0) {
        size_t parent = (place - 1) / 2;
        if (at_least(h->x[h->index[parent]], h->x[i]))
            break;
        h->index[place] = h->index[parent];
        place = parent;
    }
    h->index[place] = i;
}

//@ heap-pop
/* Removes the root: the last leaf takes its place and sinks past larger
   children. */
static void heap_pop(Heap *h)
{
    size_t last = h->index[--h->count], place = 0, child;
    while ((child = 2 * place + 1) < h->count) {
        if (child + 1 < h->count && !at_least(h->x[h->index[child]],
                                              h->x[h->index[child + 1]]))
            child++;
        if (at_least(h->x[last], h->x[h->index[child]]))
            break;
        h->index[place] = h->index[child];
        place = child;
    }
    h->index[place] = last;
}

//@ heap-max
size_t window_max_heap(const int *restrict x, size_t n, size_t k,
                       int *restrict out)
{
    size_t m = window_count(n, k);
    if (m == 0)
        return 0;
    Heap h = { x, allocate(n, sizeof(size_t)), 0 };
    for (size_t i = 0; i < n; i++) {
        heap_push(&h, i);
        if (i + 1 < k)
            continue;
        size_t first = i + 1 - k;           // the window is first ... i
        while (h.index[0] < first)
            heap_pop(&h);
        out[first] = x[h.index[0]];
    }
    free(h.index);
    return m;
}
