#include "01-sliding-window/require.h"
#include "01-sliding-window/window.h"

//@ window-count
size_t window_count(size_t n, size_t k)
{
    REQUIRE(k >= 1, "window_count: k is 0, "
            "but a window of no values has no maximum");
    return k > n ? 0 : n - k + 1;
}

//@ brute
size_t window_max_brute(const int *restrict x, size_t n, size_t k,
                        int *restrict out)
{
    size_t m = window_count(n, k);
    for (size_t i = 0; i < m; i++) {
        int best = x[i];
        for (size_t j = 1; j < k; j++)
            best = larger(x[i + j], best);
        out[i] = best;
    }
    return m;
}

//@ swapped
size_t window_max_swapped(const int *restrict x, size_t n, size_t k,
                          int *restrict out)
{
    size_t m = window_count(n, k);
    for (size_t i = 0; i < m; i++)
        out[i] = x[i];
    for (size_t j = 1; j < k; j++)
        for (size_t i = 0; i < m; i++)
            out[i] = larger(x[i + j], out[i]);
    return m;
}
