#include "01-sliding-window/require.h"
#include "01-sliding-window/window.h"

//@ doubling
size_t window_max_doubling(const int *restrict x, size_t n, size_t k,
                           int *restrict out)
{
    size_t m = window_count(n, k);
    if (m == 0)
        return 0;
    int *y = allocate(n, sizeof *y);
    for (size_t i = 0; i < n; i++)
        y[i] = x[i];                            // windows of w = 1 value
    size_t w = 1;
    for (; 2 * w <= k; w *= 2)
        for (size_t i = 0; i + 2 * w <= n; i++)
            y[i] = larger(y[i], y[i + w]);      // now of 2w values
    for (size_t i = 0; i < m; i++)
        out[i] = larger(y[i], y[i + k - w]);
    free(y);
    return m;
}
