#include "01-sliding-window/require.h"
#include "01-sliding-window/ring.h"
#include "01-sliding-window/window.h"

//@ deque
size_t window_max_deque(const int *restrict x, size_t n, size_t k,
                        int *restrict out)
{
    size_t m = window_count(n, k);
    if (m == 0)
        return 0;
    size_t size = ring_size(k), mask = size - 1;
    size_t *ring = allocate(size, sizeof *ring);
    size_t head = 0, tail = 0;          // in use: head, ..., tail - 1
    for (size_t i = 0; i < n; i++) {
        if (tail > head && ring[head & mask] + k == i)
            head++;                                         // expired
        while (tail > head && at_least(x[i], x[ring[(tail - 1) & mask]]))
            tail--;                                         // dominated
        ring[tail++ & mask] = i;
        if (i + 1 >= k)
            out[i + 1 - k] = x[ring[head & mask]];
    }
    free(ring);
    return m;
}
